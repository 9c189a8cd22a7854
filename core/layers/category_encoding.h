// CategoryEncoding: numbers of categories as vectors of zeros and ones, or as counts.
#pragma once

#include "layers/encoded.h"

namespace vitrine {

struct CategoryEncoding final : Is<CategoryEncoding, Encoding> {
  static constexpr About described{"CategoryEncoding", "category_encoding", "Turns numbers of categories into vectors with a place for each category.", "preprocessing"};
  std::int64_t num_tokens = 0;
  std::string output_mode = "multi_hot";

  void fields(Fields& f) override {
    f.required("num_tokens", num_tokens, at_least(1), "How many categories there are: their numbers go from 0 to one less.");
    f("output_mode", output_mode, encoded_modes, "A vector for every number, or one for all numbers of a row that tells which are there or how often.");
    f.fixed("sparse", false);
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    check_rank(inputs[0], output_mode);
    return lay(inputs[0], output_mode, num_tokens);
  }

  std::string trouble(std::span<const float> row) const override {
    for (std::size_t c = 0; c < row.size(); ++c)
      if (!(row[c] >= 0 && row[c] < static_cast<float>(num_tokens) && row[c] == std::floor(row[c])))
        return join("must hold whole numbers from 0 to ", num_tokens - 1, ", as num_tokens is ", num_tokens, ", got ", row[c], " in column ", c);
    return "";
  }

 private:
  std::int64_t number_of(float value) const override { return whole_part(value); }
};

}  // namespace vitrine
