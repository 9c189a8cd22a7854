// The one error type of the core: a lower-case sentence that names what was wanted and what came.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitrine {

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void append(std::string& text, std::string_view part) { text += part; }
inline void append(std::string& text, char part) { text += part; }
void append(std::string& text, double number);  // the shortest text that reads back: 3, 0.5, 1e-07

template <class Number>
  requires std::is_arithmetic_v<Number>
void append(std::string& text, Number number) {
  append(text, static_cast<double>(number));
}

// Joins words and numbers into one string: join("got ", 3) == "got 3".
template <class... Parts>
std::string join(const Parts&... parts) {
  std::string text;
  (append(text, parts), ...);
  return text;
}

// Throws an Error whose message is the joined parts.
template <class... Parts>
[[noreturn]] void fail(const Parts&... parts) {
  throw Error(join(parts...));
}

}  // namespace vitrine
