// The team of builds without threads.
#include "kernels/team.h"

namespace vitrine {

Index team_size() { return 1; }
void resize_team(Index) {}

void run_parts(Index parts, const void* work, PartOfWork f) {
  for (Index part = 0; part < parts; ++part) f(work, part);
}

}  // namespace vitrine
