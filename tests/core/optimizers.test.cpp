// Optimizers against Keras's formulas, written a second time, in double.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "components/probe.h"
#include "optimizers/optimizer.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

const std::vector<Variable> weights{{"dense/kernel", {3, 2}}, {"dense/bias", {5}}, {"words_embedding/embeddings", {2, 2}}, {"conv1d/kernel", {2, 2, 3}}, {"out/kernel", {2, 4}}};
constexpr std::size_t n = 35;

// One number of a weight and its state.
struct Single {
  double w, m = 0, v = 0, a = 0;
};
// A weight's view of a step: the numbers change, g is their (clipped) gradient, t counts from 1.
struct Step {
  const Variable& variable;
  std::span<Single> s;
  std::span<const double> g;
  double t, lr;
  const Json& o;

  double option(const char* name) const { return o[name]; }
};
using Formula = std::function<void(const Step&)>;

// A formula for every number by itself.
Formula each(std::function<void(Single&, double g, const Step&)> f) {
  return [f](const Step& at) {
    for (std::size_t i = 0; i < at.s.size(); ++i) f(at.s[i], at.g[i], at);
  };
}

double rms(std::span<const double> values) { return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0) / values.size()); }
std::vector<double> values_of(std::span<const Single> s) {
  std::vector<double> w;
  for (const Single& one : s) w.push_back(one.w);
  return w;
}

void adam_by(Single& s, double g, const Step& at, double b1, double b2, double lr, bool amsgrad) {
  s.m += (g - s.m) * (1 - b1);
  s.v += (g * g - s.v) * (1 - b2);
  s.a = std::max(s.a, s.v);
  s.w -= s.m * lr * std::sqrt(1 - std::pow(b2, at.t)) / (1 - std::pow(b1, at.t)) / (std::sqrt(amsgrad ? s.a : s.v) + at.option("epsilon"));
}
void adam(Single& s, double g, const Step& at) { adam_by(s, g, at, at.option("beta_1"), at.option("beta_2"), at.lr, at.o["amsgrad"]); }

void nadam(Single& s, double g, const Step& at) {
  const double b1 = at.option("beta_1"), b2 = at.option("beta_2");
  const auto u = [&](double t) { return b1 * (1 - 0.5 * std::pow(0.96, t)); };
  double product = 1;
  for (double t = 1; t <= at.t; ++t) product *= u(t);
  s.m += (g - s.m) * (1 - b1);
  s.v += (g * g - s.v) * (1 - b2);
  const double m = u(at.t + 1) * s.m / (1 - product * u(at.t + 1)) + (1 - u(at.t)) * g / (1 - product);
  s.w -= at.lr * m / (std::sqrt(s.v / (1 - std::pow(b2, at.t))) + at.option("epsilon"));
}

void ftrl(Single& s, double g, const Step& at) {
  const double p = -at.option("learning_rate_power"), l1 = at.option("l1_regularization_strength");
  if (at.t == 1) s.a = at.option("initial_accumulator_value");
  const double more = s.a + g * g;
  s.m += g + 2 * at.option("l2_shrinkage_regularization_strength") * s.w - (std::pow(more, p) - std::pow(s.a, p)) / at.lr * s.w;
  s.w = (std::clamp(s.m, -l1, l1) - s.m) / (std::pow(more, p) / at.lr + 2 * (at.option("l2_regularization_strength") + at.option("beta") / (2 * at.lr)));
  s.a = more;
}

void schedule_free(Single& s, double g, const Step& at) {
  const double b1 = at.option("beta_1"), b2 = at.option("beta_2"), warmup = at.option("warmup_steps"), lr = at.lr * (warmup > 0 ? std::min(1.0, at.t / warmup) : 1);
  const double x = (s.w - (1 - b1) * s.m) / b1;
  s.v += (g * g - s.v) * (1 - b2);
  s.m -= lr * g / (std::sqrt(s.v / (1 - std::pow(b2, at.t))) + at.option("epsilon"));
  s.w = (1 - b1) * s.m + b1 * ((1 - 1 / at.t) * x + s.m / at.t);
}

void lamb(const Step& at) {
  const double b1 = at.option("beta_1"), b2 = at.option("beta_2");
  std::vector<double> r;
  for (std::size_t i = 0; i < at.s.size(); ++i) {
    Single& s = at.s[i];
    s.m += (at.g[i] - s.m) * (1 - b1);
    s.v += (at.g[i] * at.g[i] - s.v) * (1 - b2);
    r.push_back(s.m / (1 - std::pow(b1, at.t)) / (std::sqrt(s.v / (1 - std::pow(b2, at.t))) + at.option("epsilon")));
  }
  const double ratio = rms(values_of(at.s)) / rms(r);
  for (std::size_t i = 0; i < at.s.size(); ++i) at.s[i].w -= at.lr * ratio * r[i];
}

// Of m and a, which hold what the rows and columns hold, at each of their numbers.
void adafactor(const Step& at) {
  const double b = 1 - std::pow(at.t, at.option("beta_2_decay")), clip = at.option("clip_threshold");
  const double alpha = std::max(at.option("epsilon_2"), rms(values_of(at.s))) * std::min(at.lr, 1 / std::sqrt(at.t));
  const auto& shape = at.variable.shape;
  const std::size_t size = at.s.size(), columns = shape.size() < 2 ? size : shape.back(), rows = shape.size() < 2 ? 1 : shape[shape.size() - 2];
  std::vector<double> u;
  for (std::size_t i = 0; i < size; ++i) {
    const auto square = [&](std::size_t k) { return at.g[k] * at.g[k] + at.option("epsilon_1"); };
    if (shape.size() < 2) {
      at.s[i].v = b * at.s[i].v + (1 - b) * square(i);
      u.push_back(at.g[i] / std::sqrt(at.s[i].v));
      continue;
    }
    const std::size_t first = i / (rows * columns) * rows * columns, row = i / columns * columns, column = i % columns;
    double in_row = 0, in_column = 0;
    for (std::size_t k = 0; k < columns; ++k) in_row += square(row + k) / columns;
    for (std::size_t k = 0; k < rows; ++k) in_column += square(first + k * columns + column) / rows;
    at.s[i].m = b * at.s[i].m + (1 - b) * in_row;
    at.s[i].a = b * at.s[i].a + (1 - b) * in_column;
  }
  for (std::size_t i = 0; shape.size() >= 2 && i < size; ++i) {
    const std::size_t first = i / (rows * columns) * rows * columns;
    double mean = 0;
    for (std::size_t k = 0; k < rows; ++k) mean += at.s[first + k * columns].m / rows;
    u.push_back(at.g[i] / std::sqrt(at.s[i].m / mean * at.s[i].a));
  }
  const double shorter = std::max(1.0, rms(u) / clip);
  for (std::size_t i = 0; i < size; ++i) at.s[i].w -= alpha * u[i] / shorter;
}

bool muon_leaves(const Step& at) {
  const std::string& path = at.variable.path;
  bool left = at.variable.shape.size() != 2 || (at.o["exclude_embeddings"] && path.find("embedding") != path.npos);
  for (const Json& part : at.o["exclude_layers"]) left |= path.find(part.get<std::string>()) != path.npos;
  return left;
}
void muon(const Step& at) {
  if (muon_leaves(at)) return each([](Single& s, double g, const Step& at) {
    adam_by(s, g, at, at.option("adam_beta_1"), at.option("adam_beta_2"), at.lr * at.option("adam_lr_ratio"), false);
  })(at);
  const std::size_t rows = at.variable.shape[0], columns = at.variable.shape[1], size = rows * columns;
  const double mu = at.option("momentum");
  std::vector<double> x(size);
  for (std::size_t i = 0; i < size; ++i) {
    at.s[i].m = mu * at.s[i].m + at.g[i];
    x[i] = at.o["nesterov"] ? at.g[i] + mu * at.s[i].m : at.s[i].m;
  }
  const double norm = rms(x) * std::sqrt(size) + 1e-7;
  for (double& v : x) v /= norm;
  const auto product = [](const std::vector<double>& a, const std::vector<double>& b, std::size_t m, std::size_t k, std::size_t n, bool b_transposed) {
    std::vector<double> c(m * n);
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t l = 0; l < k; ++l) c[i * n + j] += a[i * k + l] * (b_transposed ? b[j * k + l] : b[l * n + j]);
    return c;
  };
  for (int i = 0; i < at.o["ns_steps"]; ++i) {
    const auto a = product(x, x, rows, columns, rows, true);
    auto b = product(a, a, rows, rows, rows, false);
    for (std::size_t k = 0; k < b.size(); ++k) b[k] = at.option("muon_b") * a[k] + at.option("muon_c") * b[k];
    const auto bx = product(b, x, rows, rows, columns, false);
    for (std::size_t k = 0; k < size; ++k) x[k] = at.option("muon_a") * x[k] + bx[k];
  }
  const double scale = at.o["rms_rate"].is_null() ? 1 : at.option("rms_rate") * std::sqrt(std::max(rows, columns));
  for (std::size_t i = 0; i < size; ++i) at.s[i].w -= at.lr * scale * x[i];
}

const std::map<std::string, Formula> formulas{
    {"adam", each(adam)},
    {"adamw", each(adam)},
    {"nadam", each(nadam)},
    {"ftrl", each(ftrl)},
    {"schedulefreeadamw", each(schedule_free)},
    {"lamb", lamb},
    {"adafactor", adafactor},
    {"muon", muon},
    {"sgd", each([](Single& s, double g, const Step& at) {
       const double mu = at.option("momentum");
       s.m = mu * s.m - at.lr * g;
       s.w += at.o["nesterov"] && mu > 0 ? mu * s.m - at.lr * g : s.m;
     })},
    {"rmsprop", each([](Single& s, double g, const Step& at) {
       const double rho = at.option("rho"), mu = at.option("momentum");
       s.v = rho * s.v + (1 - rho) * g * g;
       s.a = rho * s.a + (1 - rho) * g;
       const double spread = at.o["centered"] ? s.v - s.a * s.a : s.v;
       s.m = mu * s.m + at.lr * g / std::sqrt(spread + at.option("epsilon"));
       s.w -= s.m;
     })},
    {"adamax", each([](Single& s, double g, const Step& at) {
       s.m += (g - s.m) * (1 - at.option("beta_1"));
       s.v = std::max(at.option("beta_2") * s.v, std::fabs(g));
       s.w -= at.lr * s.m / ((1 - std::pow(at.option("beta_1"), at.t)) * (s.v + at.option("epsilon")));
     })},
    {"adagrad", each([](Single& s, double g, const Step& at) {
       if (at.t == 1) s.v = at.option("initial_accumulator_value");
       s.v += g * g;
       s.w -= at.lr * g / std::sqrt(s.v + at.option("epsilon"));
     })},
    {"adadelta", each([](Single& s, double g, const Step& at) {
       const double rho = at.option("rho"), epsilon = at.option("epsilon");
       s.v = rho * s.v + (1 - rho) * g * g;
       const double step = g * std::sqrt(s.m + epsilon) / std::sqrt(s.v + epsilon);
       s.m = rho * s.m + (1 - rho) * step * step;
       s.w -= at.lr * step;
     })},
    {"lion", each([](Single& s, double g, const Step& at) {
       const double b1 = at.option("beta_1"), b2 = at.option("beta_2"), c = b1 * s.m + (1 - b1) * g;
       s.w -= c > 0 ? at.lr : c < 0 ? -at.lr : 0;
       s.m = b2 * s.m + (1 - b2) * g;
     })},
};

void clip(std::vector<double>& g, const Json& o) {
  const auto shorten = [&](std::size_t from, std::size_t to, double limit) {
    const double norm = rms({g.data() + from, to - from}) * std::sqrt(to - from);
    for (std::size_t i = from; i < to; ++i) g[i] *= norm > limit ? limit / norm : 1;
  };
  std::size_t from = 0;
  for (const Variable& variable : weights) {
    if (!o["clipnorm"].is_null()) shorten(from, from + variable.size(), o["clipnorm"]);
    from += variable.size();
  }
  if (!o["global_clipnorm"].is_null()) shorten(0, n, o["global_clipnorm"]);
  if (!o["clipvalue"].is_null())
    for (double& v : g) v = std::clamp(v, -o["clipvalue"].get<double>(), o["clipvalue"].get<double>());
}

// The learning rate that a config asks for after so many batches.
double rate_of(const Json& rate, int batches) { return rate.is_number() ? rate.get<double>() : create<Schedule>(rate, "rate")->at(batches); }

// Keras's apply() and its order: gather, clip, decay, step, average, overwrite.
struct Expected {
  const Json& o;
  std::vector<Single> numbers;
  std::vector<double> gathered = std::vector<double>(n), averages = std::vector<double>(n);
  int batches = 0;

  void apply(std::vector<double> g) {
    const int every = o["gradient_accumulation_steps"].is_null() ? 1 : o["gradient_accumulation_steps"].get<int>();
    const int before = batches / every;
    const double lr = rate_of(o["learning_rate"], batches++);
    for (std::size_t i = 0; i < n; ++i) gathered[i] += g[i] / every;
    if (batches % every == 0) {
      clip(gathered, o);
      step(lr, batches / every);
      std::fill(gathered.begin(), gathered.end(), 0.0);
    }
    if (!o["use_ema"]) return;
    const double momentum = before == 0 ? 0 : o["ema_momentum"].get<double>();
    const bool overwrite = !o["ema_overwrite_frequency"].is_null() && (before + 1) % o["ema_overwrite_frequency"].get<int>() == 0;
    for (std::size_t i = 0; i < n; ++i) {
      averages[i] = momentum * averages[i] + (1 - momentum) * numbers[i].w;
      if (overwrite) numbers[i].w = averages[i];
    }
  }

  void step(double lr, double t) {
    const std::string name = o["identifier"];
    std::size_t from = 0;
    for (const Variable& variable : weights) {
      const std::size_t size = variable.size();
      const Step at{variable, {numbers.data() + from, size}, {gathered.data() + from, size}, t, lr, o};
      const Json& by = o[name == "muon" && muon_leaves(at) ? "adam_weight_decay" : "weight_decay"];
      for (Single& s : at.s) {
        if (t == 1 && name == "schedulefreeadamw") s.m = s.w;
        if (!by.is_null()) s.w -= s.w * by.get<double>() * lr;
      }
      formulas.at(name)(at);
      from += size;
    }
  }
};

void compare(Optimizer& optimizer, Json o) {
  o["identifier"] = optimizer.about().identifier;
  std::vector<float> w = numbers(n, 1), g(n);
  Expected expected{o, {}};
  for (const float v : w) expected.numbers.push_back({v});
  optimizer.prepare(weights);
  for (int batch = 1; batch <= 7; ++batch) {
    g = numbers(n, 10 + batch);
    expected.apply({g.begin(), g.end()});
    optimizer.apply(w.data(), g.data());
    for (std::size_t i = 0; i < n; ++i) {
      const double wanted = expected.numbers[i].w;
      if (!(std::fabs(wanted) < 1e3)) return;  // options that make no sense together blow up in both
      CAPTURE(batch, i, w[i], wanted);
      REQUIRE(std::fabs(w[i] - wanted) <= 3e-5 * std::max(1.0, std::fabs(wanted)));
    }
  }
  CHECK(optimizer.iterations == 7);
}

std::unique_ptr<Optimizer> made(const Json& config) { return create<Optimizer>(config, "optimizer"); }

}  // namespace

TEST_CASE("every optimizer follows Keras's formula over several steps, with every option changed in turn") {
  for (Variant& variant : variants("optimizer")) {
    CAPTURE(variant.name);
    auto& optimizer = static_cast<Optimizer&>(*variant.component);
    INFO("optimizer " << optimizer.about().identifier << " has no formula in tests/core/optimizers.test.cpp: add one");
    REQUIRE(formulas.contains(std::string(optimizer.about().identifier)));
    compare(optimizer, config_of(optimizer));
  }
}

TEST_CASE("options of optimizers work together") {
  const Json falling = layer("PolynomialDecay", {{"initial_learning_rate", 0.1}, {"decay_steps", 5}});
  for (const Json& config : {layer("SGD", {{"momentum", 0.9}, {"nesterov", true}, {"weight_decay", 0.1}, {"clipnorm", 0.5}}),
                             layer("RMSprop", {{"momentum", 0.8}, {"centered", true}, {"learning_rate", 0.01}, {"epsilon", 0.01}}),
                             layer("Adam", {{"amsgrad", true}, {"beta_2", 0.5}, {"weight_decay", 0.01}, {"global_clipnorm", 0.3}}),
                             layer("AdamW", {{"clipvalue", 0.2}, {"learning_rate", 0.1}, {"epsilon", 1e-3}}),
                             layer("SGD", {{"gradient_accumulation_steps", 3}, {"clipnorm", 0.5}, {"weight_decay", 0.1}, {"learning_rate", falling}}),
                             layer("Nadam", {{"gradient_accumulation_steps", 2}, {"use_ema", true}, {"ema_momentum", 0.6}, {"ema_overwrite_frequency", 2}}),
                             layer("Adamax", {{"learning_rate", falling}, {"use_ema", true}, {"ema_momentum", 0.5}, {"ema_overwrite_frequency", 3}}),
                             layer("Ftrl", {{"l1_regularization_strength", 0.1}, {"l2_regularization_strength", 0.2}, {"learning_rate_power", -0.8}, {"learning_rate", 0.1}}),
                             layer("Ftrl", {{"learning_rate_power", 0}, {"l2_shrinkage_regularization_strength", 0.2}, {"beta", 0.3}, {"initial_accumulator_value", 0}}),
                             layer("Lamb", {{"weight_decay", 0.1}, {"learning_rate", 0.1}, {"gradient_accumulation_steps", 2}}),
                             layer("Adafactor", {{"weight_decay", 0.1}, {"learning_rate", 0.5}, {"clip_threshold", 0.5}}),
                             layer("Muon", {{"exclude_layers", {"out"}}, {"learning_rate", 0.1}, {"adam_weight_decay", nullptr}, {"nesterov", false}}),
                             layer("ScheduleFreeAdamW", {{"warmup_steps", 4}, {"weight_decay", 0.1}, {"gradient_accumulation_steps", 2}})}) {
    CAPTURE(config.dump());
    auto optimizer = made(config);
    compare(*optimizer, config_of(*optimizer));
  }
}

// All but Ftrl, whose weights follow from gradients alone.
TEST_CASE("gradients that are 0 move nothing and divide nothing by 0") {
  for (const Entry& entry : kind_named("optimizer").entries) {
    if (entry.about->identifier == "ftrl") continue;
    CAPTURE(entry.about->identifier);
    Json config{{"weight_decay", nullptr}, {"global_clipnorm", 1}};
    if (entry.about->identifier == "muon") config["adam_weight_decay"] = nullptr;
    auto optimizer = made(layer(entry.about->class_name, config));
    std::vector<float> w = numbers(n, 1), g(n, 0.0f);
    const std::vector<float> before = w;
    optimizer->prepare(weights);
    for (int t = 0; t < 3; ++t) optimizer->apply(w.data(), g.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(std::fabs(w[i] - before[i]) <= 2e-7);
  }
}

TEST_CASE("training goes on where it was when the optimizer's state is put back, bit for bit") {
  for (const Entry& entry : kind_named("optimizer").entries) {
    CAPTURE(entry.about->identifier);
    const Json config = layer(entry.about->class_name, {{"use_ema", true}, {"gradient_accumulation_steps", 2}, {"ema_overwrite_frequency", 3}});
    auto one = made(config), first = made(config), second = made(config);
    std::vector<float> w = numbers(n, 1), other = w;
    const auto steps = [&](Optimizer& optimizer, std::vector<float>& w, int from, int to) {
      for (int t = from; t < to; ++t) {
        std::vector<float> g = numbers(n, 10 + t);
        optimizer.apply(w.data(), g.data());
      }
    };
    for (Optimizer* optimizer : {one.get(), first.get(), second.get()}) optimizer->prepare(weights);
    steps(*one, w, 0, 11);
    steps(*first, other, 0, 5);
    second->iterations = first->iterations;
    second->state = first->state;
    steps(*second, other, 5, 11);
    CHECK(w == other);
  }
}

TEST_CASE("the averages of the weights take their place in the end, or change places with them") {
  auto optimizer = made(layer("SGD", {{"learning_rate", 1}, {"use_ema", true}, {"ema_momentum", 0.5}}));
  optimizer->prepare({{"bias", {1}}});
  std::vector<float> w{0};
  optimizer->finish(w.data());
  CHECK(w[0] == 0);  // nothing has been averaged yet
  for (const float g : {-1.0f, -2.0f}) optimizer->apply(w.data(), std::vector{g}.data());
  CHECK(w[0] == 3);
  optimizer->swap_averages(w.data());
  CHECK(w[0] == 2);  // (1 + 3) / 2
  optimizer->swap_averages(w.data());
  CHECK(w[0] == 3);
  optimizer->finish(w.data());
  CHECK(w[0] == 2);
}

TEST_CASE("only one way to clip gradients can be asked for") {
  auto optimizer = made(layer("SGD", {{"clipnorm", 1}, {"clipvalue", 1}}));
  CHECK(error_of([&] { optimizer->prepare(weights); }) == "sgd takes one of clipnorm, clipvalue and global_clipnorm, got several");
}

TEST_CASE("what an optimizer can't do is refused in words") {
  const auto refusal = [](const Json& config) { return error_of([&] { made(config)->prepare(weights); }); };
  CHECK(refusal(layer("Adam", {{"loss_scale_factor", 2}})) == "optimizer.adam.loss_scale_factor can only be null here, got 2");
  CHECK(refusal(layer("Adam", {{"gradient_accumulation_steps", 1}})) == "optimizer.adam.gradient_accumulation_steps must be an integer of at least 2, got 1");
  CHECK(refusal(layer("Adam", {{"learning_rate", "fast"}})) == "optimizer.adam.learning_rate must be a number of at least 0 or a schedule, got \"fast\"");
  CHECK(refusal(layer("Adam", {{"learning_rate", layer("CosineDecay")}})) == "optimizer.adam.learning_rate.cosine_decay.initial_learning_rate is required: Learning rate of the first step.");
  CHECK(refusal(layer("Muon", {{"exclude_layers", {"^dense"}}})) == "muon.exclude_layers takes plain parts of names here, no patterns, got '^dense'");
  auto scheduled = made(layer("Adam", {{"learning_rate", layer("CosineDecay", {{"initial_learning_rate", 1}, {"decay_steps", 3}})}}));
  CHECK(error_of([&] { scheduled->set_rate(0.1); }) == "adam's learning rate follows a schedule and can't be set: give it a number as its learning_rate");
}

TEST_CASE("a schedule is written as Keras writes it, and a number in its place takes it away") {
  auto optimizer = made(layer("SGD", {{"learning_rate", layer("ExponentialDecay", {{"initial_learning_rate", 0.1}, {"decay_steps", 10}, {"decay_rate", 0.5}})}}));
  CHECK(config_of(*optimizer)["learning_rate"] ==
        R"({"module": "keras.optimizers.schedules", "class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 10.0, "decay_rate": 0.5,
            "staircase": false, "name": "ExponentialDecay"}, "registered_name": null})"_config);
  CHECK(optimizer->rate() == 0.1);
  read(*optimizer, {{"learning_rate", 0.25}}, "optimizer");
  CHECK(config_of(*optimizer)["learning_rate"] == 0.25);
  CHECK(optimizer->rate() == 0.25);
}
