#include "kernels/hash.h"

#include <bit>
#include <charconv>

namespace vitrine {
namespace {

// Bytes as a number, the first one lowest.
std::uint64_t fetch(std::string_view bytes, std::size_t from, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[from + i]);
  return value;
}

std::uint64_t mix(std::uint64_t v) { return v ^ v >> 47; }

std::uint64_t mix_pair(std::uint64_t u, std::uint64_t v, std::uint64_t factor) {
  const std::uint64_t a = mix((u ^ v) * factor);
  return mix((v ^ a) * factor) * factor;
}

constexpr std::uint64_t k0 = 0xc3a5c85c97cb3127, k1 = 0xb492b66fbe98f273, k2 = 0x9ae16a3b2f90404f;

void sip_round(std::uint64_t (&v)[4]) {
  v[0] += v[1];
  v[1] = std::rotl(v[1], 13) ^ v[0];
  v[0] = std::rotl(v[0], 32);
  v[2] += v[3];
  v[3] = std::rotl(v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = std::rotl(v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = std::rotl(v[1], 17) ^ v[2];
  v[2] = std::rotl(v[2], 32);
}

}  // namespace

std::uint64_t farm_hash(std::string_view key) {
  const std::size_t n = key.size();
  const auto word = [&](std::size_t from) { return fetch(key, from, 8); };
  const std::uint64_t factor = k2 + 2 * n;
  if (n > 16) {
    const std::uint64_t a = word(0) * k1, b = word(8), c = word(n - 8) * factor, d = word(n - 16) * k2;
    return mix_pair(std::rotr(a + b, 43) + std::rotr(c, 30) + d, a + std::rotr(b + k2, 18) + c, factor);
  }
  if (n >= 8) {
    const std::uint64_t a = word(0) + k2, b = word(n - 8);
    return mix_pair(std::rotr(b, 37) * factor + a, (std::rotr(a, 25) + b) * factor, factor);
  }
  if (n >= 4) return mix_pair(n + (fetch(key, 0, 4) << 3), fetch(key, n - 4, 4), factor);
  if (n == 0) return k2;
  const std::uint64_t first = fetch(key, 0, 1), middle = fetch(key, n / 2, 1), last = fetch(key, n - 1, 1);
  return mix((first + (middle << 8)) * k2 ^ (n + (last << 2)) * k0) * k2;
}

std::uint64_t sip_hash(std::string_view key, const Salt& salt) {
  std::uint64_t v[4] = {salt[0] ^ 0x736f6d6570736575, salt[1] ^ 0x646f72616e646f6d, salt[0] ^ 0x6c7967656e657261, salt[1] ^ 0x7465646279746573};
  const auto take = [&](std::uint64_t word) {
    v[3] ^= word;
    sip_round(v);
    sip_round(v);
    v[0] ^= word;
  };
  std::size_t from = 0;
  for (; from + 8 <= key.size(); from += 8) take(fetch(key, from, 8));
  take(fetch(key, from, key.size() - from) | static_cast<std::uint64_t>(key.size()) << 56);
  v[2] ^= 0xff;
  for (int i = 0; i < 4; ++i) sip_round(v);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

std::uint64_t hash_of_number(std::int64_t number, const Salt* salt) {
  char text[24];
  const std::string_view key(text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, number).ptr - text));
  return salt ? sip_hash(key, *salt) : farm_hash(key);
}

}  // namespace vitrine
