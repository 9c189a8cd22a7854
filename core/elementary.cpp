#include "elementary.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine {

double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base)
    if (exponent % 2) result *= base;
  return result;
}

// ln x = 2 artanh((m - 1) / (m + 1)) + e ln 2 for x = m 2^e, m between sqrt(1/2) and sqrt(2): 12 terms of the series of artanh are exact to the last bit.
static double logarithm(double x) {
  int exponent;
  double m = std::frexp(x, &exponent);
  if (m < std::numbers::sqrt2 / 2) {
    m *= 2;
    --exponent;
  }
  const double s = (m - 1) / (m + 1), square = s * s;
  double sum = 0;
  for (int k = 23; k > 0; k -= 2) sum = sum * square + 1.0 / k;
  return 2 * s * sum + exponent * std::numbers::ln2;
}

// e^x = 2^k e^r, |r| at most half of ln 2: 16 terms of the series of e^r.
static double exponential(double x) {
  x = std::clamp(x, -800.0, 800.0);  // beyond is 0 or infinity
  const double k = std::floor(x / std::numbers::ln2 + 0.5), r = x - k * std::numbers::ln2;
  double sum = 1;
  for (int n = 16; n > 0; --n) sum = 1 + sum * r / n;
  return std::ldexp(sum, static_cast<int>(k));
}

double power_of(double base, double exponent) {
  constexpr double most = 1e6;  // whole exponents up to there are exact by squaring
  if (exponent == std::floor(exponent) && exponent >= 0 && exponent <= most) return power(base, static_cast<std::int64_t>(exponent));
  if (base == 0) return exponent > 0 ? 0 : 1 / base;
  return exponential(exponent * logarithm(base));
}

// By the series, whose terms beyond the 12th are below the last bit up to a quarter of a turn; the second quarter mirrors the first.
double cosine_of_half_turns(double x) {
  const double angle = std::numbers::pi * std::min(x, 1 - x), square = angle * angle;
  double sum = 1;
  for (int n = 24; n > 0; n -= 2) sum = 1 - sum * square / (n * (n - 1));
  return x > 0.5 ? -sum : sum;
}

}  // namespace vitrine
