#include "metrics/iou.h"

#include <cmath>

#include "error.h"
#include "metrics/accuracy.h"

namespace vitrine {

void OfAreas::common_fields(Fields& f) {
  f("name", name, "Name of the metric in the history.");
  f("dtype", dtype, types, "float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers.");
}

void OfAreas::prepare(const Shape& output, Index truth_width) {
  if (!of_all && target_class_ids.values.empty()) fail(about().identifier, ".target_class_ids must name at least one class");
  for (const double id : target_class_ids.values)
    if (id >= static_cast<double>(num_classes)) fail(about().identifier, ".target_class_ids must be below num_classes, ", num_classes, ", got ", id);
  const Index size = static_cast<Index>(count(output)), cols = static_cast<Index>(output.back());
  const Index places = sparse_y_pred ? size : size / cols, truths = sparse_y_true || truth_width % cols ? truth_width : truth_width / cols;
  if (truths != places || (!sparse_y_true && truth_width % cols))
    fail(about().identifier, " needs ", sparse_y_true ? "one class number of y" : "one row of y", " for each of ", places, " predicted ", places == 1 ? "class" : "classes", ", got ", truth_width, " values of y");
  cols_ = cols;
  matrix_.assign(num_classes * num_classes, 0);
}

void OfAreas::update(const Observed& o) {
  const Index places = sparse_y_pred ? o.rows * o.cols : o.rows;
  const auto class_of = [&](const float* values, bool sparse, Index i) { return static_cast<double>(sparse ? std::trunc(values[i]) : static_cast<float>(index_of_largest(values + i * cols_, cols_))); };
  for (Index i = 0; i < places; ++i) {
    const double truth = class_of(o.truth, sparse_y_true, i);
    const double prediction = threshold ? (o.prediction[i] >= static_cast<float>(*threshold) ? 1 : 0) : class_of(o.prediction, sparse_y_pred, i);
    const auto known = [&](double id) { return id >= 0 && id < static_cast<double>(num_classes); };
    if (!known(truth) || !known(prediction) || (ignore_class && truth == static_cast<double>(*ignore_class))) continue;
    const double weight = o.weight(sparse_y_pred ? i / o.cols : i);
    matrix_[static_cast<Index>(truth) * num_classes + static_cast<Index>(prediction)] += dtype == "float32" ? weight : std::trunc(weight);
  }
}

// The mean of those classes that appear at all, with Keras's epsilon in its float32.
std::vector<double> OfAreas::result() const {
  const Index n = static_cast<Index>(num_classes);
  float total = 0, present = 0;
  const auto add = [&](Index id) {
    double truths = 0, predictions = 0;
    for (Index i = 0; i < n; ++i) {
      truths += matrix_[id * n + i];
      predictions += matrix_[i * n + id];
    }
    const auto both = static_cast<float>(matrix_[id * n + id]), either = static_cast<float>(truths + predictions - matrix_[id * n + id]);
    if (either <= 1e-9f) return;
    total += both / (either + loss_epsilon);
    present += 1;
  };
  if (of_all)
    for (Index id = 0; id < n; ++id) add(id);
  else
    for (const double id : target_class_ids.values) add(static_cast<Index>(id));
  return {total / (present + loss_epsilon)};
}

}  // namespace vitrine
