// Hashes of whole numbers written as text, as TensorFlow's: the text as the key of FarmHash64 or, with a salt, of SipHash-2-4.
// Sources: Pike, FarmHash (Google, 2014), for keys of up to 32 bytes; Aumasson, Bernstein, "SipHash: a fast short-input PRF" (2012).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vitrine {

using Salt = std::array<std::uint64_t, 2>;

std::uint64_t farm_hash(std::string_view key);
std::uint64_t sip_hash(std::string_view key, const Salt& salt);

// The number's decimal digits, hashed.
std::uint64_t hash_of_number(std::int64_t number, const Salt* salt);

}  // namespace vitrine
