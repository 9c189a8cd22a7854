// Products over named axes against loops over all of them, and arrays that are broadcast against an index computed axis by axis.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <map>

#include "kernels/broadcast.h"
#include "kernels/einsum.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr Index batch = 3;
const std::map<char, Index> sizes{{'b', batch}, {'i', 4}, {'j', 5}, {'k', 6}, {'l', 2}, {'o', 1}};

Index values(const std::string& axes) {
  Index n = 1;
  for (const char axis : axes) n *= sizes.at(axis);
  return n;
}

// Σ a b, one product after the other.
std::vector<float> by_loops(const std::string& a, const std::string& b, const std::string& c, const std::vector<float>& x, const std::vector<float>& y) {
  std::string all;
  for (const char axis : a + b + c)
    if (all.find(axis) == std::string::npos) all += axis;
  std::vector<double> sums(values(c));
  for (Index step = 0; step < values(all); ++step) {
    std::map<char, Index> at;
    Index rest = step;
    for (const char axis : all) {
      at[axis] = rest % sizes.at(axis);
      rest /= sizes.at(axis);
    }
    const auto place = [&](const std::string& axes) {
      Index index = 0;
      for (const char axis : axes) index = index * sizes.at(axis) + at[axis];
      return index;
    };
    sums[place(c)] += static_cast<double>(x[place(a)]) * y[place(b)];
  }
  return {sums.begin(), sums.end()};
}

}  // namespace

TEST_CASE("a product over named axes is the sum over all of them, however they lie") {
  const std::vector<std::vector<std::string>> products{
      {"bi", "ij", "bj"},    {"bij", "jk", "bik"},  {"bij", "jkl", "bikl"}, {"bikl", "klj", "bij"}, {"bij", "kj", "bik"},  {"bij", "ki", "bkj"}, {"bij", "ik", "bkj"},
      {"bij", "ijk", "bik"}, {"bij", "ij", "bij"},  {"bij", "i", "bij"},    {"bij", "j", "bji"},    {"bij", "jk", "bk"},   {"bijk", "lk", "bjl"}, {"bij", "bjk", "bik"},
      {"bi", "bi", "b"},     {"bij", "bik", "bjk"}, {"bij", "bik", "jk"},   {"bij", "bij", "ij"},   {"bi", "bj", "ji"},    {"bij", "bk", "jki"},  {"bik", "jk", "bijk"},
      {"bi", "k", "bik"},    {"bo", "oj", "bj"},    {"boi", "bio", "bo"},   {"bij", "bji", "b"},    {"bij", "bkj", "bki"}, {"b", "b", "b"},       {"bijkl", "jl", "bki"}};
  for (const auto& p : products) {
    CAPTURE(p[0], p[1], p[2]);
    const std::vector<float> x = numbers(values(p[0]), 1), y = numbers(values(p[1]), 2);
    std::vector<float> z(values(p[2]), 1e30f);
    Einsum(p[0], p[1], p[2], 'b', [](char axis) { return sizes.at(axis); })(batch, x.data(), y.data(), z.data());
    const std::vector<float> expected = by_loops(p[0], p[1], p[2], x, y);
    for (std::size_t i = 0; i < z.size(); ++i) REQUIRE(std::fabs(z[i] - expected[i]) < 1e-5);
  }
}

TEST_CASE("the runs of arrays that are broadcast go through every value once, in order") {
  const std::vector<std::vector<Shape>> cases{{{4, 5}, {4, 5}}, {{4, 5}, {5}},       {{4, 5}, {4, 1}},       {{2, 3, 4}, {3, 1}}, {{2, 3, 4}, {2, 1, 4}}, {{2, 1, 4}, {1, 1, 1}},
                                              {{4, 1}, {4, 1}}, {{2, 3, 1, 4}, {3, 1, 4}}, {{3}, {}},          {{}, {}},            {{1, 1}, {1}},          {{2, 3, 4}, {1, 3, 4}}};
  for (const auto& shapes : cases)
    for (const bool by_row : {false, true}) {
      CAPTURE(shape_text(shapes[0]), shape_text(shapes[1]), by_row);
      const Shape& all = shapes[0];
      CHECK(broadcast(shapes[1], all) == all);
      const Broadcast walk(all, shapes, by_row);
      REQUIRE(walk.runs() * walk.length() == count(all));
      if (by_row && !all.empty()) CHECK(walk.length() == all.back());
      for (Index run = 0; run < walk.runs(); ++run)
        for (Index i = 0; i < walk.length(); ++i) {
          Index rest = run * walk.length() + i, place = 0, stride = 1;
          CHECK((walk.length() == 1 ? walk.place(0, run) : walk.place(0, run) + i) == rest);
          for (std::size_t axis = 1; axis <= all.size(); ++axis) {
            const auto size = static_cast<Index>(all[all.size() - axis]);
            const Index here = axis <= shapes[1].size() ? static_cast<Index>(shapes[1][shapes[1].size() - axis]) : 1;
            if (here > 1) place += rest % size * stride;
            stride *= here;
            rest /= size;
          }
          CHECK(walk.place(1, run) + (walk.repeats(1) ? 0 : i) == place);
        }
    }
  CHECK(broadcast({4, 3}, {4}) == std::nullopt);
  CHECK(broadcast({2, 1}, {3}) == Shape{2, 3});
}
