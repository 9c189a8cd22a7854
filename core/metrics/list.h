// All metrics, in the order of menus. Not Keras's Mean and Sum: in compile() they would take the truth for values and the prediction for weights.
#pragma once

#include "metrics/accuracy.h"
#include "metrics/auc.h"
#include "metrics/confusion.h"
#include "metrics/correlation.h"
#include "metrics/fscore.h"
#include "metrics/iou.h"
#include "metrics/probability.h"
#include "metrics/regression.h"
#include "registry.h"

namespace vitrine {

using Metrics = List<Accuracy, BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy, TopKCategoricalAccuracy, SparseTopKCategoricalAccuracy, Precision, Recall, F1Score,
                     FBetaScore, AUC, TruePositives, TrueNegatives, FalsePositives, FalseNegatives, PrecisionAtRecall, RecallAtPrecision, SensitivityAtSpecificity,
                     SpecificityAtSensitivity, BinaryCrossentropyMetric, CategoricalCrossentropyMetric, SparseCategoricalCrossentropyMetric, KLDivergenceMetric, HingeMetric,
                     SquaredHingeMetric, CategoricalHingeMetric, MeanSquaredErrorMetric, RootMeanSquaredError, MeanAbsoluteErrorMetric, MeanAbsolutePercentageErrorMetric,
                     MeanSquaredLogarithmicErrorMetric, LogCoshErrorMetric, PoissonMetric, CosineSimilarityMetric, R2Score, PearsonCorrelation, ConcordanceCorrelation, IoU, BinaryIoU,
                     MeanIoU, OneHotIoU, OneHotMeanIoU>;

}  // namespace vitrine
