// Intersection over union: how well predicted areas of classes cover the true ones.
#pragma once

#include "metrics/metric.h"

namespace vitrine {

// From a matrix of how often a class was predicted as another. A class number out of range counts nowhere.
class OfAreas : public Metric {
 public:
  void prepare(const Shape& output, Index truth_width) override;
  void reset() override { matrix_.assign(matrix_.size(), 0); }
  void update(const Observed& batch) override;
  std::vector<double> result() const override;

 protected:
  std::int64_t num_classes = 2;
  bool of_all = false;  // the mean of all classes, else of those named
  Numbers target_class_ids{.values = {}, .whole = true};
  std::optional<std::int64_t> ignore_class;
  bool sparse_y_true = true, sparse_y_pred = true;
  std::optional<double> threshold;  // from which on a prediction is class 1, else 0

  void classes_field(Fields& f) { f.required("num_classes", num_classes, at_least(1), "Number of classes."); }
  void targets_field(Fields& f) { f.required("target_class_ids", target_class_ids, not_negative, "Classes whose mean is taken."); }
  void ignored_field(Fields& f) { f("ignore_class", ignore_class, any_number, "A class of the truth whose places don't count."); }
  void sparse_truth_field(Fields& f) { f("sparse_y_true", sparse_y_true, "The truth is class numbers, not rows of 0s and a 1."); }
  void sparse_prediction_field(Fields& f) { f("sparse_y_pred", sparse_y_pred, "Predictions are class numbers, not rows with a number for each class."); }
  void common_fields(Fields& f);

 private:
  static constexpr std::string_view types[] = {"none", "int32", "float32"};
  std::string dtype = "none";

  std::vector<double> matrix_;  // truth by prediction
  Index cols_ = 1;
};

struct IoU final : Is<IoU, OfAreas> {
  static constexpr About described{"IoU", "io_u", "What true and predicted places of a class share, over all of them: the mean of some classes.", "segmentation"};
  void fields(Fields& f) override {
    classes_field(f);
    targets_field(f);
    common_fields(f);
    ignored_field(f);
    sparse_truth_field(f);
    sparse_prediction_field(f);
    f.fixed("axis", -1);
  }
};

struct BinaryIoU final : Is<BinaryIoU, OfAreas> {
  static constexpr About described{"BinaryIoU", "binary_io_u", "What true and predicted places share, over all of them, for yes and no.", "segmentation"};
  BinaryIoU() {
    target_class_ids.values = {0, 1};
    threshold = 0.5;
  }
  void fields(Fields& f) override {
    f("target_class_ids", target_class_ids, fraction, "Classes whose mean is taken: no (0), yes (1) or both.");
    f("threshold", *threshold, any_number, "Predictions from it on count as yes.");
    common_fields(f);
  }
};

struct MeanIoU final : Is<MeanIoU, OfAreas> {
  static constexpr About described{"MeanIoU", "mean_io_u", "What true and predicted places of a class share, over all of them: the mean of all classes.", "segmentation"};
  MeanIoU() { of_all = true; }
  void fields(Fields& f) override {
    classes_field(f);
    common_fields(f);
    ignored_field(f);
    sparse_truth_field(f);
    sparse_prediction_field(f);
    f.fixed("axis", -1);
  }
};

struct OneHotIoU final : Is<OneHotIoU, OfAreas> {
  static constexpr About described{"OneHotIoU", "one_hot_io_u", "IoU of some classes, for truths given as rows of 0s and a 1, after a softmax.", "segmentation"};
  OneHotIoU() { sparse_y_true = sparse_y_pred = false; }
  void fields(Fields& f) override {
    classes_field(f);
    targets_field(f);
    common_fields(f);
    ignored_field(f);
    sparse_prediction_field(f);
    f.fixed("axis", -1);
  }
};

struct OneHotMeanIoU final : Is<OneHotMeanIoU, OfAreas> {
  static constexpr About described{"OneHotMeanIoU", "one_hot_mean_io_u", "IoU of all classes, for truths given as rows of 0s and a 1, after a softmax.", "segmentation"};
  OneHotMeanIoU() {
    sparse_y_true = sparse_y_pred = false;
    of_all = true;
  }
  void fields(Fields& f) override {
    classes_field(f);
    common_fields(f);
    ignored_field(f);
    sparse_prediction_field(f);
    f.fixed("axis", -1);
  }
};

}  // namespace vitrine
