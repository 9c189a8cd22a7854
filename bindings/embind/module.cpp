// All that JavaScript can call: a handful of classes that take and give JSON texts and Float32Arrays. It does not grow with components.
// Every C++ exception leaves as a JavaScript Error with the same sentence.

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <new>
#include <string>

#include "batches.h"
#include "catalog.h"
#include "error.h"
#include "judging.h"
#include "model.h"
#include "plan.h"
#include "spec.h"
#include "trainer.h"

namespace vitrine {
namespace {

using emscripten::val;

[[noreturn]] void throw_error(const std::string& message) {
  val::global("Error").new_(message).throw_();
  __builtin_unreachable();
}

// Runs f, and turns what it throws into a JavaScript Error.
template <class F>
auto guarded(F f) {
  std::string message;
  try {
    return f();
  } catch (const std::bad_alloc&) {
    message = "out of memory: the browser gives a tab at most 4 GB; make the data, the layers or the batch smaller";
  } catch (const std::exception& error) {
    message = error.what();
  }
  throw_error(message);
}

val copied(const std::vector<float>& values) { return val::global("Float32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data()))); }

std::vector<float> floats(const val& array) { return emscripten::convertJSArrayToNumberVector<float>(array); }

val list(const Shape& shape) {
  val array = val::array();
  for (std::int64_t size : shape) array.call<void>("push", static_cast<double>(size));
  return array;
}

// JSON has no word for numbers that are not finite: they are written as JavaScript's.
Json to_json(double value) { return std::isfinite(value) ? Json(value) : Json(std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity"); }

Json to_json(const Logs& logs) {
  Json json = Json::object();
  for (const Log& log : logs) {
    Json values = Json::array();
    for (const double value : log.values) values.push_back(to_json(value));
    json[log.name] = values.size() == 1 ? values[0] : values;
  }
  return json;
}

std::string to_text(const Progress& progress) {
  static constexpr const char* states[] = {"running", "epoch", "done"};
  Json finished = Json::array();
  for (const FinishedEpoch& epoch : progress.finished) finished.push_back({{"epoch", epoch.epoch}, {"logs", to_json(epoch.logs)}});
  return Json{{"state", states[static_cast<int>(progress.state)]}, {"epoch", progress.epoch},     {"epochs", progress.epochs},
              {"batch", progress.batch},                           {"batches", progress.batches}, {"samples", progress.samples},
              {"logs", to_json(progress.logs)},                    {"tested", progress.tested},   {"tests", progress.tests},
              {"test_logs", to_json(progress.test_logs)},          {"finished", finished},        {"stopped", progress.stopped.empty() ? Json() : Json(progress.stopped)}}
      .dump();
}

struct Rows {
  std::shared_ptr<Dataset> data = std::make_shared<Dataset>();
  void add(const std::string& role, const val& values, const val& shape) {
    guarded([&] {
      const auto sizes = emscripten::convertJSArrayToNumberVector<double>(shape);
      data->add(role, floats(values), Shape(sizes.begin(), sizes.end()));
    });
  }
};

struct Network {
  std::shared_ptr<Model> model;
  std::unique_ptr<Batches> batches;  // from the first single batch to the next compile
  Network(const std::string& config, double seed) : model(guarded([&] { return std::make_shared<Model>(parse(config, "the model's config"), static_cast<std::uint64_t>(seed)); })) {}

  std::string config() const { return guarded([&] { return model->config().dump(); }); }
  std::string describe() const { return guarded([&] { return model->describe().dump(); }); }
  // No batch of more rows than an Index counts fits into memory anyway.
  double training_bytes(double batch) const {
    const auto rows = static_cast<Index>(std::min(batch, static_cast<double>(std::numeric_limits<std::int32_t>::max())));
    return guarded([&] { return static_cast<double>(vitrine::training_bytes(*model, rows)); });
  }
  void compile(const std::string& config) {
    guarded([&] { model->compile(parse(config, "the compile config")); });
    batches.reset();
  }
  std::string train_on_batch(const Rows& rows, const std::string& class_weight, double seed) {
    return guarded([&] { return to_json(by_batch(seed).train(*rows.data, parse(class_weight, "class_weight"))).dump(); });
  }
  std::string test_on_batch(const Rows& rows, double seed) {
    return guarded([&] { return to_json(by_batch(seed).test(*rows.data)).dump(); });
  }
  void reset_metrics() {
    if (batches) batches->reset_metrics();
  }
  val weights() const { return guarded([&] { return copied(model->get_weights()); }); }
  void set_weights(const val& values) { guarded([&] { model->set_weights(floats(values)); }); }

  double iterations() const { return guarded([&] { return static_cast<double>(compiled().iterations); }); }
  double learning_rate() const { return guarded([&] { return compiled().rate(); }); }
  void set_learning_rate(double rate) { guarded([&] { compiled().set_rate(rate); }); }

  // {iterations, learningRate: null if it follows a schedule, values}
  val optimizer_state() const {
    return guarded([&] {
      const Optimizer& optimizer = compiled();
      val state = val::object();
      state.set("iterations", static_cast<double>(optimizer.iterations));
      state.set("learningRate", optimizer.schedule ? val::null() : val(optimizer.learning_rate));
      state.set("values", copied(optimizer.state));
      return state;
    });
  }
  void set_optimizer_state(const val& state) {
    guarded([&] {
      Optimizer& optimizer = compiled();
      const std::vector<float> values = floats(state["values"]);
      const val rate = state["learningRate"];
      if (values.size() != optimizer.state.size()) fail("the optimizer's state has ", optimizer.state.size(), " numbers, got ", values.size());
      if (rate.isNull() != static_cast<bool>(optimizer.schedule)) fail("the state is that of an optimizer with", rate.isNull() ? "" : "out", " a schedule of its learning rate, this one is with", rate.isNull() ? "out" : "");
      if (!rate.isNull()) optimizer.set_rate(rate.as<double>());
      optimizer.iterations = static_cast<std::int64_t>(state["iterations"].as<double>());
      optimizer.state = values;
    });
  }

 private:
  Batches& by_batch(double seed) {
    if (!batches) batches = std::make_unique<Batches>(model, static_cast<std::uint64_t>(seed));
    return *batches;
  }
  Optimizer& compiled() const {
    if (!model->compiled()) fail("the model has no optimizer before it is compiled");
    return model->optimizer();
  }
};

struct Fit {
  std::unique_ptr<Training> training;
  Fit(const Network& network, const Rows& rows, const Rows* validation, const std::string& settings)
      : training(guarded([&] {
          return std::make_unique<Training>(network.model, rows.data, validation ? validation->data : nullptr, read_settings(parse(settings, "the fit settings")));
        })) {}
  std::string run(double budget_ms, double max_batches) {
    return guarded([&] { return to_text(training->run(budget_ms, static_cast<std::int64_t>(max_batches))); });
  }
  void stop() { training->request_stop(); }

  // {name: whether more is better, ...}
  std::string reported() const {
    return guarded([&] {
      Json names = Json::object();
      for (const Log& log : training->reported()) names[log.name] = log.more_is_better;
      return names.dump();
    });
  }
};

struct Judge {
  std::unique_ptr<Evaluation> evaluation;
  Judge(const Network& network, const Rows& rows, double batch) : evaluation(guarded([&] { return std::make_unique<Evaluation>(network.model, rows.data, static_cast<Index>(batch)); })) {}
  bool run(double budget_ms) { return guarded([&] { return evaluation->run(budget_ms); }); }
  std::string logs() const { return to_json(evaluation->logs()).dump(); }
};

struct Predict {
  std::unique_ptr<Prediction> prediction;
  Predict(const Network& network, const Rows& rows, double batch) : prediction(guarded([&] { return std::make_unique<Prediction>(network.model, rows.data, static_cast<Index>(batch)); })) {}
  bool run(double budget_ms) { return guarded([&] { return prediction->run(budget_ms); }); }
  double outputs() const { return static_cast<double>(prediction->outputs()); }
  val output(double i) const { return copied(prediction->output(static_cast<std::size_t>(i))); }
  val shape(double i) const { return list(prediction->shape(static_cast<std::size_t>(i))); }
};

}  // namespace

EMSCRIPTEN_BINDINGS(vitrine) {
  using namespace emscripten;
  function("abiVersion", +[] { return abi_version; });
  function("catalog", &catalog);
  class_<Network>("Network")
      .constructor<const std::string&, double>()
      .function("config", &Network::config)
      .function("describe", &Network::describe)
      .function("trainingBytes", &Network::training_bytes)
      .function("compile", &Network::compile)
      .function("trainOnBatch", &Network::train_on_batch)
      .function("testOnBatch", &Network::test_on_batch)
      .function("resetMetrics", &Network::reset_metrics)
      .function("weights", &Network::weights)
      .function("setWeights", &Network::set_weights)
      .function("iterations", &Network::iterations)
      .function("learningRate", &Network::learning_rate)
      .function("setLearningRate", &Network::set_learning_rate)
      .function("optimizerState", &Network::optimizer_state)
      .function("setOptimizerState", &Network::set_optimizer_state);
  class_<Rows>("Dataset").constructor<>().function("add", &Rows::add);
  class_<Fit>("Training")
      .constructor<const Network&, const Rows&, const Rows*, const std::string&>()
      .function("run", &Fit::run)
      .function("stop", &Fit::stop)
      .function("reported", &Fit::reported);
  class_<Judge>("Evaluation").constructor<const Network&, const Rows&, double>().function("run", &Judge::run).function("logs", &Judge::logs);
  class_<Predict>("Prediction")
      .constructor<const Network&, const Rows&, double>()
      .function("run", &Predict::run)
      .function("outputs", &Predict::outputs)
      .function("output", &Predict::output)
      .function("shape", &Predict::shape);
}

}  // namespace vitrine
