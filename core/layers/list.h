// All layers, in the order of menus. Adding a layer is its header and its name here.
#pragma once

#include "layers/activation.h"
#include "layers/batch_normalization.h"
#include "layers/dense.h"
#include "layers/dropout.h"
#include "layers/input.h"
#include "layers/reshape.h"
#include "layers/bidirectional.h"
#include "layers/embedding.h"
#include "layers/gru.h"
#include "layers/lstm.h"
#include "layers/masking.h"
#include "layers/simple_rnn.h"
#include "layers/time_distributed.h"
#include "registry.h"

namespace vitrine {

using Layers = List<InputLayer, Dense, ActivationLayer, Dropout, BatchNormalization, Flatten, Reshape,
                    Embedding, Masking, SimpleRNN, LSTM, GRU, Bidirectional, TimeDistributed>;

}  // namespace vitrine
