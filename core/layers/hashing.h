// Hashing: any whole numbers as numbers of a few bins, without knowing them beforehand.
#pragma once

#include "kernels/hash.h"
#include "layers/encoded.h"

namespace vitrine {

// The same bins as Keras's: those of TensorFlow's hashes of the numbers written as text.
struct Hashing final : Is<Hashing, Encoding> {
  static constexpr About described{"Hashing", "hashing", "Spreads any whole numbers over some bins: always the same number into the same bin.", "preprocessing"};
  std::int64_t num_bins = 0;
  std::optional<std::int64_t> mask_value;
  Tuple salt = Tuple::none({2});
  std::string output_mode = "int";

  void fields(Fields& f) override {
    f.required("num_bins", num_bins, at_least(1), "Number of bins.");
    f("mask_value", mask_value, any_number, "A number that has the first bin for itself.");
    f("salt", salt, any_number, "Two numbers, or one for both: every salt spreads in its own way.");
    f("output_mode", output_mode, output_modes, "The number of the bin, or a vector with a place for each bin.");
    f.fixed("sparse", false);
    common(f, output_mode == "int" ? "int64" : "float32");
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    check_rank(inputs[0], output_mode);
    for (std::size_t i = 0; i < salt.values.size(); ++i) key_[i] = static_cast<std::uint64_t>(salt.values[i]);
    return lay(inputs[0], output_mode, num_bins);
  }

 private:
  std::int64_t number_of(float value) const override {
    const bool masks = mask_value && num_bins > 1;
    if (masks && value == static_cast<float>(*mask_value)) return 0;
    const std::uint64_t hash = hash_of_number(whole_part(value), salt.values.empty() ? nullptr : &key_);
    return static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(num_bins - masks)) + masks;
  }

  Salt key_{};
};

}  // namespace vitrine
