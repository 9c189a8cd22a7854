// Powers and the cosine of one double, the same bits on every machine: the C library's differ between platforms.
#pragma once

#include <cstdint>

namespace vitrine {

// base to the power of a step count, by squaring.
double power(double base, std::int64_t exponent);

// base (at least 0) to the power of any number; 0 to the power of 0 is 1.
double power_of(double base, double exponent);

// cos(π x) for x from 0 to 1.
double cosine_of_half_turns(double x);

}  // namespace vitrine
