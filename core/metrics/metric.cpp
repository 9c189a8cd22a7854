#include "metrics/metric.h"

#include "error.h"

namespace vitrine {

void Metric::require_same(Index cols, Index truth_cols) const {
  if (cols != truth_cols) fail(about().identifier, " compares row by row: the model gives ", cols, cols == 1 ? " value" : " values", " a row, the truth has ", truth_cols);
}

}  // namespace vitrine
