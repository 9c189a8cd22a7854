// Attention against the sums that it stands for, for every way to hide keys; and by any team.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "kernels/attention.h"
#include "kernels/team.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

struct Case {
  AttentionSizes sizes;
  bool queries = false, values = false, keys = false, causal = false;
  Index window = 0;
  Unseen unseen = Unseen::nothing;
};

struct Data {
  std::vector<float> q, k, v, queries, values, keys, weights, room, out;
  explicit Data(const AttentionSizes& a)
      : q(numbers(a.groups * a.queries * a.heads * a.key_dim, 1)),
        k(numbers(a.groups * a.keys * a.key_heads * a.key_dim, 2)),
        v(numbers(a.groups * a.keys * a.key_heads * a.value_dim, 3)),
        queries(mask(a.groups * a.queries, 4)),
        values(mask(a.groups * a.keys, 5)),
        keys(mask(a.groups * a.keys, 6)),
        weights(a.all_scores()),
        room(attention_room(a)),
        out(a.groups * a.queries * a.heads * a.value_dim, 1e30f) {}
  static std::vector<float> mask(Index n, std::uint64_t seed) {
    std::vector<float> mask = numbers(n, seed);
    for (float& m : mask) m = m < -0.3f ? 0.0f : 1.0f;
    return mask;
  }
  Sight sight(const Case& c) const {
    return {c.queries ? queries.data() : nullptr, c.values ? values.data() : nullptr, c.keys ? keys.data() : nullptr, c.causal, c.window, c.unseen};
  }
};

// The result of one query, by the words of the header.
std::vector<double> expected(const Case& c, const Data& d, Index group, Index head, Index t) {
  const AttentionSizes& a = c.sizes;
  const Index sharing = a.heads / a.key_heads, block = group / a.inner, lane = group % a.inner;
  const auto row = [&](Index steps, Index step, Index heads, Index at, Index width) { return (((block * steps + step) * a.inner + lane) * heads + at) * width; };
  std::vector<double> scores(a.keys);
  bool any = false;
  const bool hidden = c.queries && d.queries[group * a.queries + t] == 0;
  for (Index s = 0; s < a.keys; ++s) {
    double score = 0;
    for (Index i = 0; i < a.key_dim; ++i) score += static_cast<double>(d.q[row(a.queries, t, a.heads, head, a.key_dim) + i]) * d.k[row(a.keys, s, a.key_heads, head / sharing, a.key_dim) + i];
    const bool seen = !hidden && !(c.causal && s > t) && !(c.window && std::abs(s - t) >= c.window) && !(c.values && d.values[group * a.keys + s] == 0) && !(c.keys && d.keys[group * a.keys + s] == 0);
    any = any || seen;
    scores[s] = seen ? std::exp(score) : 0;
  }
  std::vector<double> result(a.value_dim);
  double total = 0;
  for (double& score : scores) total += score += any || c.unseen != Unseen::mean ? 0 : 1;
  for (Index s = 0; s < a.keys && total > 0; ++s)
    for (Index i = 0; i < a.value_dim; ++i) result[i] += scores[s] / total * d.v[row(a.keys, s, a.key_heads, head / sharing, a.value_dim) + i];
  return result;
}

}  // namespace

TEST_CASE("every query gets the mean of the values that it sees, weighted by the softmax of its scores") {
  const AttentionSizes plain{.groups = 3, .heads = 2, .key_heads = 2, .queries = 5, .keys = 9, .key_dim = 3, .value_dim = 4};
  const AttentionSizes inner{.groups = 6, .inner = 2, .heads = 3, .key_heads = 3, .queries = 4, .keys = 3, .key_dim = 5, .value_dim = 2};
  const AttentionSizes grouped{.groups = 2, .heads = 6, .key_heads = 2, .queries = 3, .keys = 7, .key_dim = 2, .value_dim = 3};
  for (const Case& c : {Case{plain}, Case{inner}, Case{grouped}, Case{.sizes = plain, .causal = true}, Case{.sizes = grouped, .causal = true, .window = 2}, Case{.sizes = grouped, .window = 2},
                        Case{.sizes = plain, .values = true}, Case{.sizes = plain, .queries = true, .values = true, .keys = true}, Case{.sizes = plain, .queries = true, .unseen = Unseen::mean},
                        Case{.sizes = grouped, .queries = true, .values = true, .keys = true, .causal = true, .unseen = Unseen::mean}, Case{.sizes = plain, .queries = true, .unseen = Unseen::lowered}}) {
    Data d(c.sizes);
    attend(c.sizes, d.sight(c), {}, d.q.data(), d.k.data(), d.v.data(), d.weights.data(), nullptr, d.out.data(), d.room.data());
    const AttentionSizes& a = c.sizes;
    for (Index group = 0; group < a.groups; ++group)
      for (Index head = 0; head < a.heads; ++head)
        for (Index t = 0; t < a.queries; ++t) {
          CAPTURE(a.heads, a.inner, group, head, t);
          const auto wanted = expected(c, d, group, head, t);
          const Index place = (((group / a.inner * a.queries + t) * a.inner + group % a.inner) * a.heads + head) * a.value_dim;
          for (Index i = 0; i < a.value_dim; ++i) REQUIRE(std::fabs(d.out[place + i] - wanted[i]) < 1e-5);
        }
  }
}

// As in Keras in 32 bits, where a score less 1e9 is -1e9, whatever it was.
TEST_CASE("where Keras lowers the scores of keys that are not seen, a query that sees none gets the mean of all values") {
  const Case c{.sizes = {.groups = 1, .queries = 1, .keys = 4, .key_dim = 2, .value_dim = 1}, .values = true, .unseen = Unseen::lowered};
  Data d(c.sizes);
  std::fill(d.values.begin(), d.values.end(), 0.0f);
  d.v = {1, 2, 3, 6};
  attend(c.sizes, d.sight(c), {}, d.q.data(), d.k.data(), d.v.data(), d.weights.data(), nullptr, d.out.data(), d.room.data());
  CHECK(d.out == std::vector<float>{3});
}

TEST_CASE("attention and its gradients are the same by any team") {
  const AttentionSizes a{.groups = 7, .heads = 4, .key_heads = 2, .queries = 33, .keys = 30, .key_dim = 8, .value_dim = 5};
  const auto all = [&] {
    Data d(a);
    const Sight sight = d.sight({.sizes = a, .values = true, .causal = true});
    const std::vector<float> factors = numbers(a.all_scores(), 8, 0, 2), dout = numbers(static_cast<Index>(d.out.size()), 9);
    attend(a, sight, {}, d.q.data(), d.k.data(), d.v.data(), d.weights.data(), factors.data(), d.out.data(), d.room.data());
    std::vector<float> dq(d.q.size()), dk(d.k.size()), dv(d.v.size()), results = d.out;
    attend_back(a, sight, {}, d.q.data(), d.k.data(), d.v.data(), d.weights.data(), factors.data(), dout.data(), dq.data(), dk.data(), dv.data(), {}, d.room.data());
    for (const auto* more : {&dq, &dk, &dv}) results.insert(results.end(), more->begin(), more->end());
    return results;
  };
  const auto alone = all();
  for (const Index size : {2, 3, 4}) {
    resize_team(size);
    const bool same = all() == alone;
    resize_team(1);
    CHECK(same);
  }
}
