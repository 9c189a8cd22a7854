// IntegerLookup: whole numbers of a vocabulary as their places in it.
#pragma once

#include <numeric>

#include "kernels/hash.h"
#include "layers/encoded.h"
#include "spec.h"

namespace vitrine {

// Places go: the mask token (only if places come out), the places of unknown numbers, the vocabulary. adapt() finds the vocabulary.
struct IntegerLookup final : Is<IntegerLookup, Encoding> {
  static constexpr About described{"IntegerLookup", "integer_lookup", "Turns whole numbers into their places in a vocabulary, or back.", "preprocessing"};
  static constexpr std::string_view oov_methods[] = {"floormod", "farmhash"};
  std::optional<std::int64_t> max_tokens, mask_token, oov_token = -1;
  std::int64_t num_oov_indices = 1;
  Numbers vocabulary{.nullable = true, .whole = true}, idf_weights{.nullable = true};
  bool invert = false, pad_to_max_tokens = false;
  std::string output_mode = "int", oov_method = "floormod";
  Tuple salt = Tuple::none({2});

  void fields(Fields& f) override {
    f("max_tokens", max_tokens, at_least(2), "Largest size of the vocabulary, the places of unknown numbers and of the mask token included.");
    f("num_oov_indices", num_oov_indices, not_negative, "Places for numbers that the vocabulary doesn't have; with 0 they are an error.");
    f("mask_token", mask_token, any_number, "A number that stands for nothing: its place is 0, or it isn't counted.");
    f("oov_token", oov_token, any_number, "What an unknown place becomes with invert.");
    f("vocabulary", vocabulary, any_number, "The numbers; found by adapt() if not given.");
    f.fixed("vocabulary_dtype", "int64");
    f("idf_weights", idf_weights, any_number, "A weight for each number of the vocabulary, for the output mode tf_idf.");
    f("invert", invert, "Turns places back into numbers.");
    f("output_mode", output_mode, weighted_modes, "The place, a vector for every number, or one for all numbers of a row: which are there, how often, or how often times their weight.");
    f.fixed("sparse", false);
    f("pad_to_max_tokens", pad_to_max_tokens, "Makes vectors max_tokens long even if the vocabulary is smaller.");
    f("oov_method", oov_method, oov_methods, "How unknown numbers are spread over several places: by the remainder of a division or by a hash.");
    f("salt", salt, any_number, "Two numbers, or one for both, that change the hash.");
    f.obsolete("vocabulary_size");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    check_options();
    check_rank(inputs[0], output_mode);
    masked_ = mask_token && output_mode == "int";
    first_ = masked_ + num_oov_indices;
    std::vector<std::int64_t> tokens(vocabulary.values.begin(), vocabulary.values.end());
    const bool tells_special = starts_with_special(tokens);
    if (tells_special) tokens.erase(tokens.begin(), tokens.begin() + first_);
    make_table(tokens);
    const std::int64_t size = first_ + std::ssize(tokens), depth = pad_to_max_tokens ? *max_tokens : size;
    if (max_tokens && size > *max_tokens) fail("vocabulary must have at most max_tokens, ", *max_tokens, ", numbers with those for unknown numbers and the mask token, got ", size);
    for (std::size_t i = 0; i < salt.values.size(); ++i) key_[i] = static_cast<std::uint64_t>(salt.values[i]);
    weigh(tells_special, depth);
    return lay(inputs[0], output_mode, depth);
  }

  void forward(const Pass& p) const override {
    Encoding::forward(p);
    if (output_mode != "tf_idf") return;
    for (Index i = 0; i < p.batch * outputs_; ++i)
      map(depth_, [](Batch n, Batch w) { return n * w; }, p.output + i * depth_, p.output + i * depth_, weights_.data());
  }

  std::string trouble(std::span<const float> row) const override {
    for (std::size_t c = 0; c < row.size() && num_oov_indices == 0 && !invert; ++c)
      if (!is_mask(row[c]) && !find(whole_part(row[c]))) return join("must hold numbers of the vocabulary, as num_oov_indices is 0, got ", row[c], " in column ", c);
    return "";
  }

 private:
  struct Token {
    std::int64_t number, place;
  };

  void check_options() const {
    if (vocabulary.values.empty()) fail("needs a vocabulary: give it, or adapt the layer to data");
    if (pad_to_max_tokens && !max_tokens) fail("pad_to_max_tokens needs max_tokens");
    if (invert && output_mode != "int") fail("output_mode must be 'int' with invert, got '", output_mode, "'");
    if (invert && !oov_token) fail("oov_token is needed with invert");
    if (!salt.values.empty() && oov_method != "farmhash") fail("salt needs the oov_method 'farmhash', got '", oov_method, "'");
    const bool has_weights = !idf_weights.values.empty();
    if (has_weights != (output_mode == "tf_idf")) fail(!has_weights ? "output_mode 'tf_idf' needs idf_weights, or data to adapt to" : "idf_weights are for the output_mode 'tf_idf' alone");
    if (has_weights && idf_weights.values.size() != vocabulary.values.size()) fail("idf_weights must be as many as the vocabulary, ", vocabulary.values.size(), ", got ", idf_weights.values.size());
  }

  // Whether the vocabulary names the mask token and the unknown numbers at its start.
  bool starts_with_special(const std::vector<std::int64_t>& tokens) const {
    if (std::ssize(tokens) < first_) return false;
    for (std::int64_t i = 0; i < first_; ++i)
      if (const auto& special = i < masked_ ? mask_token : oov_token; !special || tokens[static_cast<std::size_t>(i)] != *special) return false;
    return true;
  }

  void make_table(const std::vector<std::int64_t>& tokens) {
    numbers_ = tokens;
    table_.clear();
    for (std::size_t i = 0; i < tokens.size(); ++i) table_.push_back({tokens[i], first_ + static_cast<std::int64_t>(i)});
    std::sort(table_.begin(), table_.end(), [](const Token& a, const Token& b) { return a.number < b.number; });
    const auto twice = std::adjacent_find(table_.begin(), table_.end(), [](const Token& a, const Token& b) { return a.number == b.number; });
    if (twice != table_.end()) fail("vocabulary must have every number once, got ", twice->number, " twice");
    if (mask_token && find(*mask_token)) fail("vocabulary must not have the mask_token, ", *mask_token, ", but at its start, before ", num_oov_indices, " times the oov_token");
    if (invert && find(*oov_token)) fail("vocabulary must not have the oov_token, ", *oov_token, ", but at its start");
  }

  // A weight for every place. Unknown numbers have the mean, unless the vocabulary tells them and their weight.
  void weigh(bool tells_special, std::int64_t depth) {
    if (output_mode != "tf_idf") return;
    const std::vector<double>& given = idf_weights.values;
    const double mean = std::accumulate(given.begin(), given.end(), 0.0) / static_cast<double>(given.size());
    weights_.assign(static_cast<std::size_t>(tells_special ? 0 : first_), static_cast<float>(mean));
    weights_.insert(weights_.end(), given.begin(), given.end());
    weights_.resize(static_cast<std::size_t>(depth));
  }

  const Token* find(std::int64_t number) const {
    const auto at = std::lower_bound(table_.begin(), table_.end(), number, [](const Token& t, std::int64_t n) { return t.number < n; });
    return at == table_.end() || at->number != number ? nullptr : &*at;
  }
  bool is_mask(float value) const { return mask_token && whole_part(value) == *mask_token; }

  std::int64_t number_of(float value) const override {
    const std::int64_t number = whole_part(value);
    if (invert) {
      if (masked_ && number == 0) return *mask_token;
      return number >= first_ && number - first_ < std::ssize(numbers_) ? numbers_[static_cast<std::size_t>(number - first_)] : *oov_token;
    }
    if (mask_token && number == *mask_token) return masked_ ? 0 : -1;
    if (const Token* token = find(number)) return token->place;
    if (num_oov_indices == 0) fail(name, ": inputs must hold numbers of the vocabulary, as num_oov_indices is 0, got ", value);
    return masked_ + unknown_place(number);
  }
  std::int64_t unknown_place(std::int64_t number) const {
    if (num_oov_indices == 1) return 0;
    if (oov_method == "farmhash") return static_cast<std::int64_t>(hash_of_number(number, salt.values.empty() ? nullptr : &key_) % static_cast<std::uint64_t>(num_oov_indices));
    return (number % num_oov_indices + num_oov_indices) % num_oov_indices;
  }

  std::vector<Token> table_;           // by number
  std::vector<std::int64_t> numbers_;  // the vocabulary without its special tokens
  std::vector<float> weights_;
  std::int64_t first_ = 1;  // the place of the vocabulary's first number
  bool masked_ = false;     // place 0 is the mask token's
  Salt key_{};
};

}  // namespace vitrine
