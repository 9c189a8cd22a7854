// SimpleRNN, LSTM and GRU against plain loops over their formulas in double precision, with and without masks; Bidirectional against
// the two layers that it is made of.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <functional>
#include <map>

#include "gradients/bench.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr Index batch = 3, steps = 5, features = 4, units = 6;
using Vector = std::vector<double>;

double sigmoid_of(double x) { return 1 / (1 + std::exp(-x)); }

// row (1 x n) times some columns of a matrix (n x all), plus a bias if there is one.
Vector product(const Vector& row, const std::vector<float>& matrix, Index all, Index from, Index columns, const float* bias) {
  Vector out(columns);
  for (Index c = 0; c < columns; ++c) {
    out[c] = bias ? bias[c] : 0;
    for (std::size_t k = 0; k < row.size(); ++k) out[c] += row[k] * matrix[k * all + from + c];
  }
  return out;
}

struct State {
  Vector h = Vector(units), c = Vector(units);
};
using Weights = std::vector<std::vector<float>>;
using Cell = std::function<State(const Vector& x, const State& before, const Weights& w)>;

// Gate number `gate` of `gates` before its function: x W + b + h U.
Vector gate_of(const Vector& x, const Vector& h, const Weights& w, Index gates, Index gate) {
  const float* bias = w.size() > 2 ? w[2].data() + gate * units : nullptr;
  Vector sum = product(x, w[0], gates * units, gate * units, units, bias);
  const Vector from_state = product(h, w[1], gates * units, gate * units, units, nullptr);
  for (Index u = 0; u < units; ++u) sum[u] += from_state[u];
  return sum;
}

State simple_rnn(const Vector& x, const State& before, const Weights& w) {
  State after;
  after.h = gate_of(x, before.h, w, 1, 0);
  for (double& v : after.h) v = std::tanh(v);
  return after;
}

State lstm(const Vector& x, const State& before, const Weights& w) {
  State after;
  const Vector i = gate_of(x, before.h, w, 4, 0), f = gate_of(x, before.h, w, 4, 1), g = gate_of(x, before.h, w, 4, 2), o = gate_of(x, before.h, w, 4, 3);
  for (Index u = 0; u < units; ++u) {
    after.c[u] = sigmoid_of(f[u]) * before.c[u] + sigmoid_of(i[u]) * std::tanh(g[u]);
    after.h[u] = sigmoid_of(o[u]) * std::tanh(after.c[u]);
  }
  return after;
}

State gru_reset_before(const Vector& x, const State& before, const Weights& w) {
  State after;
  const Vector z = gate_of(x, before.h, w, 3, 0), r = gate_of(x, before.h, w, 3, 1);
  Vector part = before.h;
  for (Index u = 0; u < units; ++u) part[u] *= sigmoid_of(r[u]);
  const Vector g = gate_of(x, part, w, 3, 2);
  for (Index u = 0; u < units; ++u) after.h[u] = sigmoid_of(z[u]) * before.h[u] + (1 - sigmoid_of(z[u])) * std::tanh(g[u]);
  return after;
}

// The bias has two rows: of the inputs' product and of the state's.
State gru_reset_after(const Vector& x, const State& before, const Weights& w) {
  State after;
  Vector from_x[3], from_h[3];
  for (Index gate = 0; gate < 3; ++gate) {
    from_x[gate] = product(x, w[0], 3 * units, gate * units, units, w[2].data() + gate * units);
    from_h[gate] = product(before.h, w[1], 3 * units, gate * units, units, w[2].data() + 3 * units + gate * units);
  }
  for (Index u = 0; u < units; ++u) {
    const double z = sigmoid_of(from_x[0][u] + from_h[0][u]), r = sigmoid_of(from_x[1][u] + from_h[1][u]);
    after.h[u] = z * before.h[u] + (1 - z) * std::tanh(from_x[2][u] + r * from_h[2][u]);
  }
  return after;
}

struct Kind {
  const char* class_name;
  Json config;
  Cell cell;
};
const std::vector<Kind>& cells() {
  static const std::vector<Kind> all{{"SimpleRNN", Json::object(), simple_rnn},
                                     {"SimpleRNN", {{"use_bias", false}}, simple_rnn},
                                     {"LSTM", Json::object(), lstm},
                                     {"LSTM", {{"use_bias", false}}, lstm},
                                     {"GRU", Json::object(), gru_reset_after},
                                     {"GRU", {{"reset_after", false}}, gru_reset_before}};
  return all;
}

// The outputs of all steps of a row, in the order in which they are computed.
std::vector<Vector> by_hand(const Cell& cell, const Bench& bench, Index row, bool backwards, bool zero_output) {
  State state;
  std::vector<Vector> outputs;
  for (Index t = 0; t < steps; ++t) {
    const Index time = backwards ? steps - 1 - t : t;
    const float* x = bench.inputs[0].data() + (row * steps + time) * features;
    const bool masked = !bench.masks.empty() && bench.masks[0][row * steps + time] == 0;
    if (!masked) state = cell(Vector(x, x + features), state, bench.weights);
    outputs.push_back(masked && zero_output ? Vector(units) : state.h);
  }
  return outputs;
}

std::unique_ptr<Layer> made(std::string_view class_name, Json config) {
  config["units"] = units;
  return create<Layer>(layer(class_name, config), "layer");
}

// The largest difference between what the layer gives and what the formulas say.
double difference(const Kind& kind, bool sequences, bool backwards, bool masked, bool zero_output) {
  Json config = kind.config;
  config.update({{"return_sequences", sequences}, {"go_backwards", backwards}, {"zero_output_for_mask", zero_output}});
  const auto made_layer = made(kind.class_name, config);
  Bench bench(*made_layer, {{steps, features}}, batch, {.masked = masked});
  bench.forward(false);
  double worst = 0;
  for (Index row = 0; row < batch; ++row) {
    const auto expected = by_hand(kind.cell, bench, row, backwards, zero_output);
    const Index rows = sequences ? steps : 1;
    for (Index k = 0; k < rows; ++k)
      for (Index u = 0; u < units; ++u) worst = std::max(worst, std::fabs(bench.output[(row * rows + k) * units + u] - expected[sequences ? k : steps - 1][u]));
  }
  return worst;
}

}  // namespace

TEST_CASE("recurrent layers give what their formulas say, forwards and backwards, masked and not") {
  for (const Kind& kind : cells())
    for (const bool sequences : {false, true})
      for (const bool backwards : {false, true})
        for (const bool masked : {false, true})
          for (const bool zero_output : {false, true}) {
            CAPTURE(kind.class_name, kind.config.dump(), sequences, backwards, masked, zero_output);
            CHECK(difference(kind, sequences, backwards, masked, zero_output) < 2e-6);
          }
}

TEST_CASE("dropout of a recurrent layer is one for all steps of a row, and none when it predicts") {
  const auto plain = made("LSTM", Json::object()), dropping = made("LSTM", {{"dropout", 0.5}, {"recurrent_dropout", 0.5}});
  Bench without(*plain, {{steps, features}}, batch, {}), with(*dropping, {{steps, features}}, batch, {});
  without.forward(false);
  with.forward(false);
  CHECK(with.output == without.output);
  with.forward(true);
  CHECK(with.output != without.output);
  // A feature that is dropped in one step is dropped in all: a row of equal steps with no state stays a row of equal steps.
  const auto stateless = made("SimpleRNN", {{"dropout", 0.5}, {"return_sequences", true}});
  Bench bench(*stateless, {{steps, features}}, batch, {});
  std::fill(bench.inputs[0].begin(), bench.inputs[0].end(), 1.0f);
  std::fill(bench.weights[1].begin(), bench.weights[1].end(), 0.0f);
  bench.forward(true);
  for (Index r = 0; r < batch; ++r)
    for (Index t = 1; t < steps; ++t)
      for (Index u = 0; u < units; ++u) CHECK(bench.output[(r * steps + t) * units + u] == bench.output[r * steps * units + u]);
}

TEST_CASE("a dropout rate of 1 drops nothing in a recurrent layer, as in Keras") {
  const auto plain = made("GRU", Json::object()), all = made("GRU", {{"dropout", 1}, {"recurrent_dropout", 1}});
  Bench one(*plain, {{steps, features}}, batch, {}), two(*all, {{steps, features}}, batch, {});
  one.forward(true);
  two.forward(true);
  CHECK(one.output == two.output);
}

TEST_CASE("the forget gates of an LSTM start open, its other biases as they are told") {
  const auto biases = [](const Json& config) {
    Json options = config;
    options["units"] = 2;
    auto model = make_model({3, 1}, {layer("LSTM", options)}, nullptr);
    const auto all = model->get_weights();
    return std::vector<float>(all.end() - 8, all.end());
  };
  CHECK(biases(Json::object()) == std::vector<float>{0, 0, 1, 1, 0, 0, 0, 0});
  CHECK(biases({{"unit_forget_bias", false}}) == std::vector<float>(8, 0.0f));
  CHECK(biases({{"bias_initializer", layer("Constant", {{"value", 0.5}})}}) == std::vector<float>{0.5, 0.5, 1, 1, 0.5, 0.5, 0.5, 0.5});
}

static void copy_weights(const Bench& from, std::size_t first, Bench& to) {
  for (std::size_t i = 0; i < to.weights.size(); ++i) std::copy(from.weights[first + i].begin(), from.weights[first + i].end(), to.weights[i].begin());
}

TEST_CASE("a bidirectional layer is its two layers, merged step by step") {
  const std::map<std::string, float (*)(float, float)> modes{{"sum", [](float a, float b) { return a + b; }},
                                                             {"mul", [](float a, float b) { return a * b; }},
                                                             {"ave", [](float a, float b) { return (a + b) / 2; }},
                                                             {"concat", nullptr}};
  for (const auto& [mode, merged] : modes)
    for (const bool sequences : {false, true})
      for (const bool masked : {false, true}) {
        CAPTURE(mode, sequences, masked);
        const Json options{{"return_sequences", sequences}, {"zero_output_for_mask", sequences}};
        Json backwards = options;
        backwards["go_backwards"] = true;
        const auto forth = made("LSTM", options), back = made("LSTM", backwards);
        const auto wrapper = create<Layer>(layer("Bidirectional", {{"layer", layer("LSTM", {{"units", units}, {"return_sequences", sequences}})}, {"merge_mode", mode}}), "layer");
        const std::vector<Shape> shapes{{steps, features}};
        Bench both(*wrapper, shapes, batch, {.masked = masked}), one(*forth, shapes, batch, {.masked = masked}), two(*back, shapes, batch, {.masked = masked});
        copy_weights(both, 0, one);
        copy_weights(both, 3, two);
        for (Bench* bench : {&both, &one, &two}) bench->forward(false);

        const Index rows = sequences ? steps : 1, width = merged ? units : 2 * units;
        CHECK(both.output_shape.back() == width);
        for (Index r = 0; r < batch; ++r)
          for (Index t = 0; t < rows; ++t)
            for (Index u = 0; u < width; ++u) {
              const float a = one.output[(r * rows + t) * units + u % units], b = two.output[(r * rows + rows - 1 - t) * units + u % units];
              CHECK(both.output[(r * rows + t) * width + u] == (merged ? merged(a, b) : u < units ? a : b));
            }
      }
}
