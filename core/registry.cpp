#include "registry.h"

#include <algorithm>

#include "activations/list.h"
#include "callbacks/list.h"
#include "constraints/list.h"
#include "error.h"
#include "initializers/list.h"
#include "layers/list.h"
#include "losses/list.h"
#include "metrics/list.h"
#include "optimizers/list.h"
#include "regularizers/list.h"
#include "schedules/list.h"
#include "spec.h"

namespace vitrine {
namespace {

template <class... Components>
std::span<const Entry> entries(List<Components...>) {
  static constexpr Entry table[] = {{&Components::described, []() -> std::unique_ptr<Component> { return std::make_unique<Components>(); }}...};
  return table;
}

// "sparseCategoricalCrossentropy" and "SparseCategoricalCrossentropy" as "sparse_categorical_crossentropy".
std::string snake_case(std::string_view name) {
  std::string snake;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool upper = name[i] >= 'A' && name[i] <= 'Z';
    if (upper && i > 0) snake += '_';
    snake += upper ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  return snake;
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = words.find(' ');
    if (words.substr(0, end) == word) return true;
    if (end == std::string_view::npos) break;
    words.remove_prefix(end + 1);
  }
  return false;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Number of single-letter changes between two words (Levenshtein, 1966), capitals or not.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (small(a[i - 1]) != small(b[j - 1]));
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// With its default options. A layer or schedule that has an option without a default can't be meant by its name alone.
std::unique_ptr<Component> by_name(const Kind& kind, std::string_view name, std::string_view path) {
  auto component = find(kind, name, path).make();
  if (kind.name == "layer" || kind.name == "schedule") read(*component, Json::object(), join(path, ".", component->about().identifier));
  return component;
}

// The component that a Keras identifier names: "relu", {"class_name": "Adam", "config": {...}}, or as {"class_name": "function", "config": "relu"}.
std::unique_ptr<Component> made(const Kind& kind, const Json& identifier, std::string_view path) {
  if (identifier.is_string()) return by_name(kind, identifier.get_ref<const std::string&>(), path);
  if (!identifier.is_object() || !identifier.contains("class_name") || !identifier["class_name"].is_string())
    fail(path, " must be the name of ", kind.name == "activation" || kind.name == "initializer" || kind.name == "optimizer" ? "an " : "a ", kind.name,
         " or {class_name, config}, got ", shown(identifier));
  const Json config = identifier.value("config", Json::object());
  if (config.is_string()) return by_name(kind, config.get_ref<const std::string&>(), path);
  auto component = find(kind, identifier["class_name"].get_ref<const std::string&>(), path).make();
  read(*component, config, join(path, ".", component->about().identifier));
  return component;
}

}  // namespace

std::span<const Kind> kinds() {
  static const Kind all[] = {
      {"layer", "layers", "keras.layers", entries(Layers{})},
      {"activation", "activations", "keras.activations", entries(Activations{})},
      {"loss", "losses", "keras.losses", entries(Losses{})},
      {"metric", "metrics", "keras.metrics", entries(Metrics{})},
      {"optimizer", "optimizers", "keras.optimizers", entries(Optimizers{})},
      {"schedule", "schedules", "keras.optimizers.schedules", entries(Schedules{})},
      {"initializer", "initializers", "keras.initializers", entries(Initializers{})},
      {"regularizer", "regularizers", "keras.regularizers", entries(Regularizers{})},
      {"constraint", "constraints", "keras.constraints", entries(Constraints{})},
      {"callback", "callbacks", "keras.callbacks", entries(Callbacks{})},
  };
  return all;
}

const Kind& kind_named(std::string_view name) {
  for (const Kind& kind : kinds())
    if (kind.name == name) return kind;
  fail("no kind of component is called ", name);
}

const Entry& find(const Kind& kind, std::string_view name, std::string_view path) {
  const std::string snake = snake_case(name);
  std::vector<std::string_view> known;
  for (const Entry& entry : kind.entries) {
    const About& about = *entry.about;
    if (name == about.class_name || snake == about.identifier || has_word(about.aliases, name)) return entry;
    known.push_back(kind.name == "layer" ? about.class_name : about.identifier);
  }
  fail(path, ": no ", kind.name, " is called '", name, "'", did_you_mean(name, known));
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names) {
  std::string_view nearest;
  std::size_t least = name.size() / 2 + 1;
  for (std::string_view candidate : names) {
    const std::size_t changes = distance(name, candidate);
    if (changes < least) {
      least = changes;
      nearest = candidate;
    }
  }
  return nearest.empty() ? "" : join(", did you mean '", nearest, "'?");
}

template <class K>
std::unique_ptr<K> create(const Json& identifier, std::string_view path) {
  return std::unique_ptr<K>(static_cast<K*>(made(kind_named(K::kind), identifier, path).release()));
}
template std::unique_ptr<Layer> create<Layer>(const Json&, std::string_view);
template std::unique_ptr<Activation> create<Activation>(const Json&, std::string_view);
template std::unique_ptr<Loss> create<Loss>(const Json&, std::string_view);
template std::unique_ptr<Metric> create<Metric>(const Json&, std::string_view);
template std::unique_ptr<Optimizer> create<Optimizer>(const Json&, std::string_view);
template std::unique_ptr<Schedule> create<Schedule>(const Json&, std::string_view);
template std::unique_ptr<Initializer> create<Initializer>(const Json&, std::string_view);
template std::unique_ptr<Regularizer> create<Regularizer>(const Json&, std::string_view);
template std::unique_ptr<Constraint> create<Constraint>(const Json&, std::string_view);
template std::unique_ptr<Callback> create<Callback>(const Json&, std::string_view);

}  // namespace vitrine
