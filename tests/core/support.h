// What the tests share: small models and data from a few words, and a readable way to ask for an error's text.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "data.h"
#include "error.h"
#include "json.h"
#include "model.h"
#include "trainer.h"

namespace vitrine::test {

inline Json operator""_config(const char* text, std::size_t size) { return Json::parse(text, text + size); }

// Uniform numbers between low and high, the same in every build.
std::vector<float> numbers(Index n, std::uint64_t seed, float low = -1, float high = 1);

// {class_name, config}
Json layer(std::string_view class_name, Json config = Json::object());

// A Sequential over rows of this shape.
Json sequential(const Shape& input, Json layers);
// A Functional in Keras's form: an input, a layer with what each of its calls reads (a layer and which of its calls), and the whole.
using Read = std::pair<std::string, int>;
Json input(const std::string& name, const Shape& shape);
Json called(const std::string& name, Json layer, const std::vector<std::vector<Read>>& calls);
Json called(const std::string& name, Json layer, const std::vector<Read>& calls);  // each on one tensor
Json functional(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs, Json layers);

std::shared_ptr<Model> make_model(const Shape& input, Json layers, Json compile, std::uint64_t seed = 1);

std::shared_ptr<Dataset> dataset(std::vector<float> x, const Shape& x_shape, std::vector<float> y, const Shape& y_shape, std::vector<float> sample_weight = {});

// Rows of uniform numbers, and the class 0 or 1 by the sign of their sum.
std::shared_ptr<Dataset> two_classes(Index rows, Index columns, std::uint64_t seed = 5);

// Trains to the end and gives the logs of every epoch.
std::vector<Logs> fit(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, const Json& settings, std::shared_ptr<const Dataset> validation = nullptr);
Logs evaluate(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch = 32);
std::vector<float> predict(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch = 32);

double value(const Logs& logs, std::string_view name);

// Of the exact bits (FNV-1a).
std::uint64_t hash_of(std::span<const float> values, std::uint64_t hash = 0xcbf29ce484222325u);

// The text of the Error that f throws, or "" if it throws none.
template <class F>
std::string error_of(F f) {
  try {
    f();
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace vitrine::test
