// Layers that prepare data: ranges, categories, vocabularies and hashes, and the shapes of what they give.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "gradients/bench.h"
#include "kernels/hash.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

using Values = std::vector<float>;

std::unique_ptr<Layer> made(std::string_view class_name, const Json& config) { return create<Layer>(layer(class_name, config), "layer"); }

struct Given {
  Shape shape;
  Values values;
  bool operator==(const Given&) const = default;
};

// What a layer gives for one row of this shape.
Given given(std::string_view class_name, const Json& config, const Shape& row, const Values& values) {
  const auto layer = made(class_name, config);
  Bench bench(*layer, {row}, 1, {});
  std::copy(values.begin(), values.end(), bench.inputs[0].begin());
  bench.forward(false);
  return {bench.output_shape, bench.output};
}

std::string refusal(std::string_view class_name, const Json& config, const Shape& row) {
  Builder builder;
  const Shape inputs[] = {row};
  const auto layer = made(class_name, config);
  return error_of([&] { layer->build(inputs, builder); });
}

}  // namespace

TEST_CASE("a number lies in the range that begins at it or below, and what is not a number in the last one") {
  const Json boundaries{{"bin_boundaries", {0, 1, 2}}};
  CHECK(given("Discretization", boundaries, {7}, {-1, 0, 0.5, 1, 2, 3, NAN}) == Given{{7}, {0, 1, 1, 2, 3, 3, 3}});
  CHECK(given("Discretization", {{"bin_boundaries", {0}}, {"output_mode", "one_hot"}}, {2}, {-1, 1}) == Given{{2, 2}, {1, 0, 0, 1}});
  CHECK(given("Discretization", {{"bin_boundaries", {0, 1}}, {"output_mode", "multi_hot"}}, {3}, {-1, 5, 5}) == Given{{3}, {1, 0, 1}});
  CHECK(given("Discretization", {{"bin_boundaries", {0, 1}}, {"output_mode", "count"}}, {2, 2}, {-1, 0, 5, 0}) == Given{{2, 3}, {1, 0, 1, 0, 2, 0}});
  CHECK(refusal("Discretization", {{"bin_boundaries", {1, 0}}}, {3}) == "bin_boundaries must ascend, got [1.0,0.0]");
  CHECK(refusal("Discretization", {{"num_bins", 3}}, {3}) == "needs to be adapted to data before it can be used: it has num_bins, but no bin_boundaries yet");
  CHECK(refusal("Discretization", Json::object(), {3}) == "needs bin_boundaries, or num_bins and data to adapt to");
}

TEST_CASE("numbers of categories become vectors of one for each, or of one for all") {
  CHECK(given("CategoryEncoding", {{"num_tokens", 3}}, {2}, {2, 0}) == Given{{3}, {1, 0, 1}});
  CHECK(given("CategoryEncoding", {{"num_tokens", 3}, {"output_mode", "count"}}, {3}, {2, 0, 2}) == Given{{3}, {1, 0, 2}});
  CHECK(given("CategoryEncoding", {{"num_tokens", 3}, {"output_mode", "one_hot"}}, {2}, {2, 0}) == Given{{2, 3}, {0, 0, 1, 1, 0, 0}});
  CHECK(given("CategoryEncoding", {{"num_tokens", 2}, {"output_mode", "one_hot"}}, {1}, {1}) == Given{{2}, {0, 1}});
  const auto encoding = made("CategoryEncoding", {{"num_tokens", 3}});
  CHECK(encoding->trouble(Values{1, 2}) == "");
  CHECK(encoding->trouble(Values{1, 3}) == "must hold whole numbers from 0 to 2, as num_tokens is 3, got 3 in column 1");
  CHECK(refusal("CategoryEncoding", {{"num_tokens", 3}}, {2, 2}) == "output_mode 'multi_hot' needs inputs of shape (None, values), got (None, 2, 2)");
}

TEST_CASE("a vocabulary's numbers become their places, others one of the places for unknown ones") {
  const Json words{{"vocabulary", {12, 36, 1138, 42}}};
  const auto with = [&](const Json& more) {
    Json config = words;
    config.update(more);
    return config;
  };
  CHECK(given("IntegerLookup", words, {3}, {42, 1000, 36}).values == Values{4, 0, 2});
  CHECK(given("IntegerLookup", with({{"num_oov_indices", 2}}), {4}, {37, 1000, 36, -3}).values == Values{1, 0, 3, 1});
  CHECK(given("IntegerLookup", with({{"mask_token", 7}}), {4}, {7, 42, 1000, 12}).values == Values{0, 5, 1, 2});
  CHECK(given("IntegerLookup", with({{"invert", true}}), {3}, {1, 0, 9}).values == Values{12, -1, -1});
  CHECK(given("IntegerLookup", with({{"output_mode", "count"}}), {4}, {42, 7, 36, 7}) == Given{{5}, {2, 0, 1, 0, 1}});
  CHECK(given("IntegerLookup", with({{"output_mode", "multi_hot"}, {"mask_token", 7}, {"max_tokens", 6}, {"pad_to_max_tokens", true}}), {3}, {42, 7, 9}) == Given{{6}, {1, 0, 0, 0, 1, 0}});
  CHECK(given("IntegerLookup", with({{"output_mode", "tf_idf"}, {"idf_weights", {0.25, 0.75, 0.5, 0.5}}}), {4}, {42, 7, 36, 7}) == Given{{5}, {1, 0, 0.75, 0, 0.5}});
  const Json told{{"vocabulary", {-1, 12, 36}}, {"output_mode", "tf_idf"}, {"idf_weights", {0.5, 0.25, 0.75}}};
  CHECK(given("IntegerLookup", told, {2}, {7, 36}) == Given{{3}, {0.5, 0, 0.75}});
  // Keras's own example of oov_method='farmhash'
  const Json hashed{{"vocabulary", {10, 20, 30}}, {"num_oov_indices", 4}, {"oov_method", "farmhash"}};
  CHECK(given("IntegerLookup", hashed, {6}, {100, 300, 700, 1100, 1700, 2000}).values == Values{3, 3, 2, 2, 0, 1});
}

TEST_CASE("options of a vocabulary that contradict each other are refused") {
  const auto text = [](const Json& more) {
    Json config{{"vocabulary", {1, 2}}};
    config.update(more);
    return refusal("IntegerLookup", config, {3});
  };
  CHECK(text({{"vocabulary", nullptr}}) == "needs a vocabulary: give it, or adapt the layer to data");
  CHECK(text({{"vocabulary", {1, 2, 1}}}) == "vocabulary must have every number once, got 1 twice");
  CHECK(text({{"mask_token", 2}}) == "vocabulary must not have the mask_token, 2, but at its start, before 1 times the oov_token");
  CHECK(text({{"max_tokens", 2}}) == "vocabulary must have at most max_tokens, 2, numbers with those for unknown numbers and the mask token, got 3");
  CHECK(text({{"pad_to_max_tokens", true}}) == "pad_to_max_tokens needs max_tokens");
  CHECK(text({{"invert", true}, {"output_mode", "count"}}) == "output_mode must be 'int' with invert, got 'count'");
  CHECK(text({{"output_mode", "tf_idf"}}) == "output_mode 'tf_idf' needs idf_weights, or data to adapt to");
  CHECK(text({{"idf_weights", {1, 2}}}) == "idf_weights are for the output_mode 'tf_idf' alone");
  CHECK(text({{"salt", 3}}) == "salt needs the oov_method 'farmhash', got 'floormod'");
  const auto lookup = made("IntegerLookup", {{"vocabulary", {1, 2}}, {"num_oov_indices", 0}});
  const Shape inputs[] = {{2}};
  Builder builder;
  lookup->build(inputs, builder);
  CHECK(lookup->trouble(Values{1, 5}) == "must hold numbers of the vocabulary, as num_oov_indices is 0, got 5 in column 1");
}

TEST_CASE("texts hash to TensorFlow's numbers") {
  // tf.strings.to_hash_bucket_fast and to_hash_bucket_strong, with 2^62 buckets
  const auto bucket = [](std::uint64_t hash) { return hash % (std::uint64_t{1} << 62); };
  CHECK(farm_hash("") == 0x9ae16a3b2f90404f);
  CHECK(bucket(farm_hash("7")) == 590358713228080280u);
  CHECK(bucket(farm_hash("12345")) == 2715825699093921016u);
  CHECK(bucket(farm_hash("1234567890")) == 3668136402227193534u);
  CHECK(bucket(farm_hash("-9223372036854775808")) == 1493431938208774112u);
  CHECK(bucket(sip_hash("12345", {3, 4})) == 1313414653019350735u);
  CHECK(bucket(sip_hash("-9223372036854775808", {3, 4})) == 1224949360691965747u);
}

TEST_CASE("hashing keeps the first bin for the mask value") {
  const Values values{1, 2, 3, 4, 5, 6, 7, 8, 9};
  const Given hashed = given("Hashing", {{"num_bins", 4}, {"mask_value", 3}}, {9}, values);
  for (std::size_t i = 0; i < values.size(); ++i) CHECK((hashed.values[i] == 0) == (values[i] == 3));
}

TEST_CASE("a normalization with its mean and variance given has no weights, one to be adapted has Keras's three") {
  const auto weights = [](const Json& config, const Shape& row) {
    Builder builder;
    const Shape inputs[] = {row};
    made("Normalization", config)->build(inputs, builder);
    std::vector<Shape> shapes;
    for (const WeightSpec& weight : builder.weights) shapes.push_back(weight.shape);
    return shapes;
  };
  CHECK(weights(Json::object(), {2, 3}) == std::vector<Shape>{{3}, {3}, {}});
  CHECK(weights({{"axis", nullptr}}, {2, 3}) == std::vector<Shape>{{}, {}, {}});
  CHECK(weights({{"axis", {1, 2}}}, {2, 3}) == std::vector<Shape>{{2, 3}, {2, 3}, {}});
  CHECK(weights({{"mean", 1}, {"variance", 2}}, {2, 3}).empty());
  CHECK(given("Rescaling", {{"scale", 0.5}, {"offset", {1, 2}}}, {2, 2}, {2, 4, 6, 8}).values == Values{2, 4, 4, 6});
  CHECK(refusal("Rescaling", {{"scale", {1, 2}}}, {3}) == "scale must fit to inputs of shape (None, 3), got an array of shape (2,)");
  CHECK(refusal("Normalization", {{"mean", 1}}, {3}) == "mean and variance must be given together, got only mean");
  CHECK(refusal("Normalization", {{"mean", {1, 2}}, {"variance", {1, 2, 3}}}, {3}) == "mean and variance must have the same shape, got (2,) and (3,)");
}
