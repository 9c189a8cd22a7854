// All layers, in the order of menus. Adding a layer is its header and its name here.
#pragma once

#include "layers/activation.h"
#include "layers/adaptive_pooling.h"
#include "layers/attention.h"
#include "layers/batch_normalization.h"
#include "layers/bidirectional.h"
#include "layers/category_encoding.h"
#include "layers/concatenate.h"
#include "layers/convolution.h"
#include "layers/convolution_transpose.h"
#include "layers/dense.h"
#include "layers/depthwise_convolution.h"
#include "layers/discretization.h"
#include "layers/dot.h"
#include "layers/dropout.h"
#include "layers/einsum_dense.h"
#include "layers/embedding.h"
#include "layers/global_pooling.h"
#include "layers/group_normalization.h"
#include "layers/gru.h"
#include "layers/hashing.h"
#include "layers/identity.h"
#include "layers/input.h"
#include "layers/integer_lookup.h"
#include "layers/layer_normalization.h"
#include "layers/lstm.h"
#include "layers/masking.h"
#include "layers/merge.h"
#include "layers/multi_head_attention.h"
#include "layers/padding.h"
#include "layers/permute.h"
#include "layers/pooling.h"
#include "layers/prelu.h"
#include "layers/rectifiers.h"
#include "layers/repeat_vector.h"
#include "layers/rescaling.h"
#include "layers/reshape.h"
#include "layers/separable_convolution.h"
#include "layers/simple_rnn.h"
#include "layers/softmax.h"
#include "layers/spatial_dropout.h"
#include "layers/spectral_normalization.h"
#include "layers/time_distributed.h"
#include "layers/upsampling.h"
#include "registry.h"

namespace vitrine {

using Layers = List<InputLayer, Dense, EinsumDense, ActivationLayer, ReLU, LeakyReLU, PReLU, ELU, SoftmaxLayer, Identity,
                    Dropout, SpatialDropout1D, SpatialDropout2D, SpatialDropout3D, AlphaDropout, GaussianDropout, GaussianNoise, ActivityRegularization,
                    BatchNormalization, LayerNormalization, GroupNormalization, RMSNormalization, UnitNormalization, SpectralNormalization,
                    Flatten, Reshape, Permute, RepeatVector, ZeroPadding1D, ZeroPadding2D, Cropping1D, Cropping2D, UpSampling1D, UpSampling2D,
                    Conv1D, Conv2D, DepthwiseConv1D, DepthwiseConv2D, SeparableConv1D, SeparableConv2D, Conv1DTranspose, Conv2DTranspose,
                    MaxPooling1D, MaxPooling2D, AveragePooling1D, AveragePooling2D,
                    GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalAveragePooling1D, GlobalAveragePooling2D,
                    AdaptiveMaxPooling1D, AdaptiveMaxPooling2D, AdaptiveAveragePooling1D, AdaptiveAveragePooling2D,
                    Embedding, Masking, SimpleRNN, LSTM, GRU, Bidirectional, TimeDistributed,
                    Attention, AdditiveAttention, MultiHeadAttention, GroupQueryAttention,
                    Add, Subtract, Multiply, Average, Maximum, Minimum, Concatenate, Dot,
                    Rescaling, Normalization, Discretization, CategoryEncoding, Hashing, IntegerLookup>;

}  // namespace vitrine
