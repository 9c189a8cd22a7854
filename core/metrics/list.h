// All metrics, in the order of menus.
#pragma once

#include "metrics/accuracy.h"
#include "metrics/confusion.h"
#include "metrics/regression.h"
#include "registry.h"

namespace vitrine {

using Metrics = List<Accuracy, BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy, Precision, Recall, MeanSquaredErrorMetric, MeanAbsoluteErrorMetric, R2Score>;

}  // namespace vitrine
