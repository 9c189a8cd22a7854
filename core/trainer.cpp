#include "trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "batches.h"
#include "clock.h"
#include "doctor.h"
#include "error.h"
#include "registry.h"
#include "spec.h"

namespace vitrine {
namespace {

// The options of fit that the core carries out, read like a component's.
struct FitOptions final : Component {
  static constexpr About described{"fit", "fit", "Trains the model."};
  static constexpr std::string_view pauses[] = {"none", "epoch", "test"};
  TrainingSettings& s;
  std::int64_t seed = 0;
  std::string pause = "none";
  explicit FitOptions(TrainingSettings& settings) : s(settings) {}

  const About& about() const override { return described; }
  void fields(Fields& f) override {
    f("epochs", s.epochs, at_least(1), "Passes over the data.");
    f("batch_size", s.batch_size, at_least(1), "Rows of a step.");
    f("validation_split", s.validation_split, below_one, "Share of the last rows that is kept for validation.");
    f("validation_batch_size", s.validation_batch_size, at_least(1), "Rows of a batch in validation.");
    f("validation_freq", s.validation_freq, at_least(1), "Epochs from one validation to the next.");
    f("shuffle", s.shuffle, "Puts the rows in a new order for every epoch.");
    f("seed", seed, not_negative, "Seed of the order and of dropout.");
    f("initial_epoch", s.initial_epoch, not_negative, "Number of the first epoch.");
    f("pause", pause, pauses, "When run returns early.");
  }
};

Index training_rows(const Dataset& data, const Dataset* validation, const TrainingSettings& settings) {
  const Index rows = data.rows();
  if (validation || settings.validation_split == 0) return rows;
  const auto kept = static_cast<Index>(std::floor(static_cast<double>(rows) * (1 - settings.validation_split)));
  if (kept == 0 || kept == rows)
    fail("fit.validation_split of ", settings.validation_split, " leaves no rows for ", kept == 0 ? "training" : "validation", " of ", rows, rows == 1 ? " row" : " rows");
  return kept;
}

}  // namespace

TrainingSettings read_settings(const Json& json) {
  if (!json.is_object()) fail("fit must have its options as {option: value}, got ", shown(json));
  TrainingSettings settings;
  FitOptions options(settings);
  Json plain = json;
  settings.class_weight = plain.value("class_weight", Json());
  const Json callbacks = plain.value("callbacks", Json::array());
  plain.erase("class_weight");
  plain.erase("callbacks");
  read(options, plain, "fit");
  for (const Json& callback : callbacks) settings.callbacks.push_back(create<Callback>(callback, "fit.callbacks"));
  settings.seed = static_cast<std::uint64_t>(options.seed);
  settings.pause_at_epochs = options.pause != "none";
  settings.pause_at_tests = options.pause == "test";
  return settings;
}

// An evaluation after each epoch; what is wrong with its data is said to be wrong with them.
static std::unique_ptr<Evaluation> validating(const std::shared_ptr<Model>& model, const std::shared_ptr<const Dataset>& data, Index batch) {
  try {
    return std::make_unique<Evaluation>(model, data, batch);
  } catch (const Error& error) {
    fail("validation data: ", error.what());
  }
}

Training::Training(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, std::shared_ptr<const Dataset> validation, TrainingSettings settings)
    : model_((check_inputs(*model, *data), std::move(model))),
      data_(std::move(data)),
      settings_(std::move(settings)),
      rows_(training_rows(*data_, validation.get(), settings_)),
      batch_size_(std::min<Index>(static_cast<Index>(std::min<std::int64_t>(settings_.batch_size, rows_)), rows_)),
      objective_(*model_, *data_, batch_size_),
      plan_(*model_, batch_size_, Use::training, objective_.heads()),
      order_(rows_),
      epoch_(settings_.initial_epoch),
      batches_((rows_ + batch_size_ - 1) / batch_size_),
      step_(static_cast<std::uint32_t>(epoch_ * batches_)) {
  if (std::none_of(objective_.heads().begin(), objective_.heads().end(), [](const Head& head) { return head.loss != nullptr; })) fail("the model was compiled without a loss: training needs one");
  const auto validation_batch = static_cast<Index>(std::min<std::int64_t>(settings_.validation_batch_size.value_or(settings_.batch_size), std::numeric_limits<std::int32_t>::max()));
  if (validation) validation_ = validating(model_, validation, validation_batch);
  else if (rows_ < data_->rows()) validation_ = std::make_unique<Evaluation>(model_, data_, validation_batch, rows_);
  row_weights_ = row_weights(*data_, settings_.class_weight, objective_);
  std::iota(order_.begin(), order_.end(), 0);
  for (auto& callback : settings_.callbacks) callback->train_begin(reported(), *this);
  if (epoch_ >= settings_.epochs) stage_ = Stage::done;
}

Logs Training::reported() const {
  Logs logs = objective_.logs();
  if (validation_)
    for (Log& log : validation_->logs()) logs.push_back({"val_" + log.name, log.values, log.more_is_better});
  return logs;
}

Progress Training::run(double budget_ms, std::int64_t max_batches) {
  Deadline deadline(budget_ms);
  std::int64_t trained = 0;
  bool epoch_ended = false, spent = false, tested = false;
  while (stage_ != Stage::done && !spent && !(epoch_ended && settings_.pause_at_epochs)) {
    epoch_ended = false;
    switch (stage_) {
      case Stage::epoch_start:
        if (stopped_.empty()) start_epoch();
        else finish();  // asked for between two epochs
        break;
      case Stage::batches:
        train_batch();
        spent = deadline.passed() || (max_batches > 0 && ++trained >= max_batches);
        if (batch_ < batches_ && stopped_.empty()) break;
        epoch_logs_ = objective_.logs();
        if (validation_ && (epoch_ + 1) % settings_.validation_freq == 0) {
          validation_->restart();
          for (auto& callback : settings_.callbacks) callback->test_begin(*this);
          stage_ = Stage::validation;
        } else {
          end_epoch(epoch_logs_);
          epoch_ended = true;
        }
        break;
      case Stage::validation: {
        const bool over = validation_->run(budget_ms, settings_.pause_at_tests ? 1 : 0);
        tested = true;
        if (!over) {
          spent = true;
          break;
        }
        for (auto& callback : settings_.callbacks) callback->test_end(*this);
        Logs logs = epoch_logs_;
        for (Log& log : validation_->logs()) logs.push_back({"val_" + log.name, log.values, log.more_is_better});
        end_epoch(std::move(logs));
        epoch_ended = true;
        spent = deadline.passed();
        break;
      }
      case Stage::done:
        break;
    }
  }
  Progress progress;
  progress.state = stage_ == Stage::done ? Progress::State::done : epoch_ended ? Progress::State::epoch : Progress::State::running;
  progress.epoch = epoch_;
  progress.epochs = settings_.epochs;
  progress.batch = batch_;
  progress.batches = batches_;
  progress.samples = samples_;
  progress.logs = objective_.logs();
  if (tested || stage_ == Stage::validation) {
    progress.tested = validation_->batch();
    progress.tests = validation_->batches();
    progress.test_logs = validation_->logs();
  }
  progress.finished = std::move(finished_);
  progress.stopped = stopped_;
  finished_.clear();
  return progress;
}

// Fisher and Yates's shuffle, from the rows' own order: an epoch's order depends on the seed and its number only.
void Training::start_epoch() {
  if (settings_.shuffle) {
    Random random(settings_.seed, Purpose::shuffle, static_cast<std::uint32_t>(epoch_));
    std::iota(order_.begin(), order_.end(), 0);
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random.below(static_cast<std::uint32_t>(i))]);
  }
  batch_ = 0;
  objective_.reset();
  for (auto& callback : settings_.callbacks) callback->epoch_begin(*this);
  stage_ = Stage::batches;
}

// A call of its own for every batch: V8 only replaces a function by its optimised code when it is called again.
__attribute__((noinline)) void Training::train_batch() {
  const Index from = static_cast<Index>(batch_) * batch_size_, size = std::min(batch_size_, rows_ - from);
  const std::span<const std::int32_t> rows(order_.data() + from, size);
  const double loss = train_step(*model_, plan_, objective_, *data_, row_weights_, rows, settings_.seed, step_++);
  if (!std::isfinite(loss)) {
    if (!bad_loss_ends()) explain_bad_loss(loss);
    objective_.add_loss(loss, size);
  }
  ++batch_;
  samples_ += size;
}

void Training::end_epoch(Logs logs) {
  for (auto& callback : settings_.callbacks) callback->epoch_end(epoch_, logs, *this);
  finished_.push_back({epoch_, std::move(logs)});
  stage_ = Stage::epoch_start;
  if (++epoch_ >= settings_.epochs || !stopped_.empty()) finish();
}

bool Training::bad_loss_ends() {
  bool ends = false;
  for (auto& callback : settings_.callbacks) ends |= callback->bad_loss(*this);
  return ends;
}

void Training::finish() {
  stage_ = Stage::done;
  model_->optimizer().finish(model_->all_values().data());
  for (auto& callback : settings_.callbacks) callback->train_end(*this);
}

void Training::explain_bad_loss(double loss) {
  const Index from = static_cast<Index>(batch_) * batch_size_, size = std::min(batch_size_, rows_ - from);
  const std::string causes = diagnose(*model_, plan_, *data_, {order_.data() + from, static_cast<std::size_t>(size)});
  finish();  // the best weights come back from here too
  fail("training stopped: the loss became ", std::isnan(loss) ? "not a number (NaN)" : "infinite", " in epoch ", epoch_ + 1, ", batch ", batch_ + 1, ", ", causes);
}

}  // namespace vitrine
