// Metrics of counts: true and false positives and negatives, precision and recall, and one of them where another is good enough.
#pragma once

#include <algorithm>
#include <optional>

#include "metrics/metric.h"
#include "metrics/thresholds.h"

namespace vitrine {

// Counts right and wrong answers of all outputs, or those of one class. A truth that is not 0 is a yes.
class OfCounts : public Metric {
 public:
  void prepare(const Shape& output, Index truth_width) override;
  void reset() override { tally_.reset(); }
  void update(const Observed& batch) override;

 protected:
  Numbers thresholds{.values = {}, .nullable = true, .one = true};
  std::optional<std::int64_t> top_k, class_id;

  void thresholds_field(Fields& f) { f("thresholds", thresholds, fraction, "Predictions above it count as yes; 0.5 if none is given. A list gives a list of results."); }
  void class_field(Fields& f) { f("class_id", class_id, not_negative, "Looks at this output only."); }
  virtual Thresholds wanted() const;
  Tally tally_;
};

// One whose result is T::of(counts), at each threshold.
template <class T>
class AtThresholds : public Is<T, OfCounts> {
 public:
  void fields(Fields& f) override {
    this->thresholds_field(f);
    this->common(f);
  }
  std::vector<double> result() const override {
    std::vector<double> results;
    for (const Counts& c : this->tally_.counts()) results.push_back(static_cast<const T&>(*this).of(c));
    return results;
  }
};

template <class T>
class AtThresholdsOrTop : public AtThresholds<T> {
 public:
  void fields(Fields& f) override {
    this->thresholds_field(f);
    f("top_k", this->top_k, at_least(1), "Counts the k largest outputs of a row as yes.");
    this->class_field(f);
    this->common(f);
  }
};

struct Precision final : AtThresholdsOrTop<Precision> {
  static constexpr About described{"Precision", "precision", "Share of the predicted positives that are positive.", "classification"};
  double of(const Counts& c) const { return c.precision(); }
};

struct Recall final : AtThresholdsOrTop<Recall> {
  static constexpr About described{"Recall", "recall", "Share of the positives that are found.", "classification"};
  double of(const Counts& c) const { return c.recall(); }
};

struct TruePositives final : AtThresholds<TruePositives> {
  static constexpr About described{"TruePositives", "true_positives", "Number of yeses that are predicted as yes.", "classification"};
  double of(const Counts& c) const { return c.true_positives; }
};

struct TrueNegatives final : AtThresholds<TrueNegatives> {
  static constexpr About described{"TrueNegatives", "true_negatives", "Number of noes that are predicted as no.", "classification"};
  double of(const Counts& c) const { return c.true_negatives; }
};

struct FalsePositives final : AtThresholds<FalsePositives> {
  static constexpr About described{"FalsePositives", "false_positives", "Number of noes that are predicted as yes.", "classification"};
  bool more_is_better() const override { return false; }
  double of(const Counts& c) const { return c.false_positives; }
};

struct FalseNegatives final : AtThresholds<FalseNegatives> {
  static constexpr About described{"FalseNegatives", "false_negatives", "Number of yeses that are predicted as no.", "classification"};
  bool more_is_better() const override { return false; }
  double of(const Counts& c) const { return c.false_negatives; }
};

// The largest T::best(counts) at the thresholds where T::held(counts) is at least a value, or 0 where it is at none.
template <class T>
class WhereHeld : public Is<T, OfCounts> {
 public:
  double least = 0.5;
  std::int64_t num_thresholds = 200;
  void fields(Fields& f) override {
    f.required(T::held_name, least, fraction, T::held_help);
    f("num_thresholds", num_thresholds, at_least(1), "Number of thresholds to try, evenly from 0 to 1.");
    this->class_field(f);
    this->common(f);
  }
  std::vector<double> result() const override {
    double best = 0;
    for (const Counts& c : this->tally_.counts())
      if (static_cast<float>(T::held(c)) >= static_cast<float>(least)) best = std::max(best, T::best(c));
    return {best};
  }

 protected:
  Thresholds wanted() const override { return Thresholds::even(static_cast<Index>(num_thresholds)); }
};

struct PrecisionAtRecall final : WhereHeld<PrecisionAtRecall> {
  static constexpr About described{"PrecisionAtRecall", "precision_at_recall", "Best precision of all thresholds that give at least some recall.", "classification"};
  static constexpr std::string_view held_name = "recall", held_help = "Recall that is asked for.";
  static double held(const Counts& c) { return c.recall(); }
  static double best(const Counts& c) { return c.precision(); }
};

struct RecallAtPrecision final : WhereHeld<RecallAtPrecision> {
  static constexpr About described{"RecallAtPrecision", "recall_at_precision", "Best recall of all thresholds that give at least some precision.", "classification"};
  static constexpr std::string_view held_name = "precision", held_help = "Precision that is asked for.";
  static double held(const Counts& c) { return c.precision(); }
  static double best(const Counts& c) { return c.recall(); }
};

struct SensitivityAtSpecificity final : WhereHeld<SensitivityAtSpecificity> {
  static constexpr About described{"SensitivityAtSpecificity", "sensitivity_at_specificity", "Best share of found yeses of all thresholds that find at least some share of the noes.", "classification"};
  static constexpr std::string_view held_name = "specificity", held_help = "Share of the noes that must be found.";
  static double held(const Counts& c) { return c.specificity(); }
  static double best(const Counts& c) { return c.recall(); }
};

struct SpecificityAtSensitivity final : WhereHeld<SpecificityAtSensitivity> {
  static constexpr About described{"SpecificityAtSensitivity", "specificity_at_sensitivity", "Best share of found noes of all thresholds that find at least some share of the yeses.", "classification"};
  static constexpr std::string_view held_name = "sensitivity", held_help = "Share of the yeses that must be found.";
  static double held(const Counts& c) { return c.recall(); }
  static double best(const Counts& c) { return c.specificity(); }
};

}  // namespace vitrine
