// All that JavaScript can call: a handful of classes that take and give JSON texts and Float32Arrays. It does not grow with components.
// Every C++ exception leaves as a JavaScript Error with the same sentence.

#include <emscripten/bind.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <string>

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

Json to_json(const Logs& logs) {
  Json json = Json::object();
  for (const Log& log : logs) json[log.name] = log.values.size() == 1 ? Json(log.values[0]) : Json(log.values);
  return json;
}

std::string to_text(const Progress& progress) {
  static constexpr const char* states[] = {"running", "epoch", "done"};
  Json finished = Json::array();
  for (const FinishedEpoch& epoch : progress.finished) finished.push_back({{"epoch", epoch.epoch}, {"logs", to_json(epoch.logs)}});
  return Json{{"state", states[static_cast<int>(progress.state)]}, {"epoch", progress.epoch},     {"epochs", progress.epochs},
              {"batch", progress.batch},                           {"batches", progress.batches}, {"samples", progress.samples},
              {"logs", to_json(progress.logs)},                    {"finished", finished},        {"stopped", progress.stopped.empty() ? Json() : Json(progress.stopped)}}
      .dump();
}

struct Network {
  std::shared_ptr<Model> model;
  Network(const std::string& config, double seed) : model(guarded([&] { return std::make_shared<Model>(parse(config, "the model's config"), static_cast<std::uint64_t>(seed)); })) {}

  std::string config() const { return guarded([&] { return model->config().dump(); }); }
  std::string describe() const { return guarded([&] { return model->describe().dump(); }); }
  // No batch of more rows than an Index counts fits into memory anyway.
  double training_bytes(double batch) const {
    const auto rows = static_cast<Index>(std::min(batch, static_cast<double>(std::numeric_limits<std::int32_t>::max())));
    return guarded([&] { return static_cast<double>(vitrine::training_bytes(*model, rows)); });
  }
  void compile(const std::string& config) { guarded([&] { model->compile(parse(config, "the compile config")); }); }
  val weights() const { return guarded([&] { return copied(model->get_weights()); }); }
  void set_weights(const val& values) { guarded([&] { model->set_weights(floats(values)); }); }

  // Iterations first, then the slots.
  val optimizer_state() const {
    return guarded([&] {
      const Optimizer& optimizer = compiled();
      std::vector<float> state{static_cast<float>(optimizer.iterations)};
      state.insert(state.end(), optimizer.state.begin(), optimizer.state.end());
      return copied(state);
    });
  }
  void set_optimizer_state(const val& values) {
    guarded([&] {
      Optimizer& optimizer = compiled();
      const std::vector<float> state = floats(values);
      if (state.size() != optimizer.state.size() + 1) fail("the optimizer's state has ", optimizer.state.size() + 1, " numbers, got ", state.size());
      optimizer.iterations = static_cast<std::int64_t>(state[0]);
      optimizer.state.assign(state.begin() + 1, state.end());
    });
  }

 private:
  Optimizer& compiled() const {
    if (!model->compiled()) fail("the model has no optimizer before it is compiled");
    return model->optimizer();
  }
};

struct Rows {
  std::shared_ptr<Dataset> data = std::make_shared<Dataset>();
  void add(const std::string& role, const val& values, const val& shape) {
    guarded([&] {
      const auto sizes = emscripten::convertJSArrayToNumberVector<double>(shape);
      data->add(role, floats(values), Shape(sizes.begin(), sizes.end()));
    });
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
      .function("weights", &Network::weights)
      .function("setWeights", &Network::set_weights)
      .function("optimizerState", &Network::optimizer_state)
      .function("setOptimizerState", &Network::set_optimizer_state);
  class_<Rows>("Dataset").constructor<>().function("add", &Rows::add);
  class_<Fit>("Training")
      .constructor<const Network&, const Rows&, const Rows*, const std::string&>()
      .function("run", &Fit::run)
      .function("stop", &Fit::stop);
  class_<Judge>("Evaluation").constructor<const Network&, const Rows&, double>().function("run", &Judge::run).function("logs", &Judge::logs);
  class_<Predict>("Prediction")
      .constructor<const Network&, const Rows&, double>()
      .function("run", &Predict::run)
      .function("outputs", &Predict::outputs)
      .function("output", &Predict::output)
      .function("shape", &Predict::shape);
}

}  // namespace vitrine
