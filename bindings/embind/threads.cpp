// What JavaScript can call in the build with threads, besides the rest.

#include <emscripten/bind.h>

#include "kernels/team.h"

namespace vitrine {

EMSCRIPTEN_BINDINGS(vitrine_threads) {
  emscripten::function("resizeTeam", +[](double size) { resize_team(static_cast<Index>(size)); });
}

}  // namespace vitrine
