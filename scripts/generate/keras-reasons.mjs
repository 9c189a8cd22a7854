// Written by hand: what stands for a Keras name where it is called otherwise here, and why a name is missing. docs/keras.md is made of it.

const byName = "no call is needed: a component's name does wherever a component is an option";
const asJSON = '`toJSON()` of any component, which is what `JSON.stringify` writes';
const weightsAndShapes = 'values by `getWeights()`; names, shapes and whether trained by `describe()`';

/** By `module.name`, or by `*.name` in any module. */
export const standIns = {
  '*.get': byName,
  '*.serialize': asJSON,
  '*.serialize_keras_object': asJSON,
  '*.deserialize': "Keras's JSON does wherever a component is an option, as `{ class_name, config }`",
  '*.deserialize_keras_object': '`modelFromJSON()`',
  'keras.KerasTensor': '`SymbolicTensor`',
  'utils.is_keras_tensor': '`tensor instanceof SymbolicTensor`',
  'layers.Layer':
    "`Layer`, the base of all layers; there are none of one's own, since a function of JavaScript cannot run inside the engine",
  'layers.Pipeline': '`new Sequential` of those layers',
  'models.clone_model': '`modelFromJSON(model.toJSON())`, which draws new weights',
  'models.load_model':
    '`modelFromJSON()` and `model.setWeights()`, of what `JSON.stringify(model)` and `model.getWeights()` gave',
  'models.save_model':
    '`JSON.stringify(model)` and `model.getWeights()`; Keras reads the JSON by `model_from_json`',
  'saving.load_model': '`modelFromJSON()` and `model.setWeights()`',
  'saving.save_model': '`JSON.stringify(model)` and `model.getWeights()`',
  'saving.load_weights': '`model.setWeights()`',
  'saving.save_weights': '`model.getWeights()`',
  'models.model_from_json': '`modelFromJSON()`, without `custom_objects`',
  'models/Model.get_layer': '`model.getLayer()`, by name or by place',
  'models/Model.save': '`JSON.stringify(model)` and `model.getWeights()`',
  'models/Model.save_weights': '`model.getWeights()`',
  'models/Model.load_weights': '`model.setWeights()`',
  'models/Model.call': '`model.predict(x)` for values, `model.apply(tensor)` in a graph',
  'models/Model.count_params': '`(await model.describe()).params`',
  'models/Model.get_config': '`model.toJSON().config`',
  'models/Model.from_config': '`modelFromJSON()`',
  'models/Model.get_compile_config': '`model.toJSON().compile_config`',
  'models/Model.compile_from_config': '`modelFromJSON()`, which compiles as the JSON says',
  'models/Model.get_build_config': '`model.toJSON().build_config`',
  'models/Model.build_from_config': '`modelFromJSON()`',
  'models/Model.input': '`model.inputs[0]`',
  'models/Model.output': '`model.outputs[0]`',
  'models/Model.input_shape': '`(await model.describe()).inputs[0].shape`',
  'models/Model.output_shape': '`(await model.describe()).outputs[0].shape`',
  'models/Model.weights': weightsAndShapes,
  'models/Model.variables': weightsAndShapes,
  'models/Model.trainable_weights': weightsAndShapes,
  'models/Model.non_trainable_weights': weightsAndShapes,
  'models/Model.trainable_variables': weightsAndShapes,
  'models/Model.non_trainable_variables': weightsAndShapes,
  'models/Model.metrics_names': 'the names in what `model.evaluate()` gives',
  'layers/Layer.call': '`layer.apply(tensor)`',
  'layers/Layer.count_params': "`params` of the layer in the model's `describe()`",
  'layers/Layer.from_config': '`new` with the options; `modelFromJSON()` for whole models',
  'layers/Layer.compute_output_shape': "`output_shape` of the layer in the model's `describe()`",
  'layers/Layer.build': 'the model builds its layers: `model.build()`, or its first `fit()`',
  'layers/Layer.weights': "`weights` of the layer in the model's `describe()`",
  'utils.split_dataset': '`trainTestSplit()`',
  'utils.normalize': '`StandardScaler` of the data tools, learnt from the training rows',
  'utils.to_categorical':
    '`OneHotEncoder` of the data tools; the sparse losses and metrics take class numbers as they are',
  'utils.FeatureSpace':
    '`Recipe` of the data tools: a table becomes inputs and targets, fitted on the training rows',
  'utils.plot_model': 'the page draws the network; `model.summary()` tells it in text',
  'callbacks.ProgbarLogger': '`fit(x, y, { verbose: 1 })`',
  'utils.Progbar': "`fit(x, y, { verbose: 1 })`, or `onProgress` for a display of one's own",
  'callbacks/Callback.on_batch_begin': '`callback.onTrainBatchBegin()`, for which Keras keeps the short name',
  'callbacks/Callback.on_batch_end': '`callback.onTrainBatchEnd()`, for which Keras keeps the short name',
  'random.SeedGenerator':
    '`seed` of `fit()`, of `build()` and of the layers that draw; `setRandomSeed()` for all of them',
  'keras.dtype_policies': 'float32 alone, so there is nothing to choose',
};

/** `of`: names by module; `*` stands for all of a module that nothing else speaks of. */
export const reasons = [
  {
    why: 'Images are enlarged, turned, cut and recoloured before they reach the model; the engine has no random pictures among its layers.',
    of: {
      layers:
        'AugMix AutoContrast CenterCrop ContrastLimitedAdaptiveHistogramEqualization CutMix Equalization MaxNumBoundingBoxes MixUp RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear RandomTranslation RandomZoom Resizing Solarization',
    },
  },
  {
    why: 'Sound is turned into spectra before it reaches the model.',
    of: { layers: 'MelSpectrogram STFTSpectrogram', initializers: 'STFT' },
  },
  {
    why: 'Makes one number of two columns, which is done before the model.',
    of: { layers: 'HashedCrossing' },
  },
  {
    why: 'The engine works on rows, series and images, not on volumes or films.',
    of: {
      layers:
        'Conv3D Conv3DTranspose AveragePooling3D MaxPooling3D GlobalAveragePooling3D GlobalMaxPooling3D AdaptiveAveragePooling3D AdaptiveMaxPooling3D Cropping3D UpSampling3D ZeroPadding3D ConvLSTM1D ConvLSTM2D ConvLSTM3D',
    },
  },
  {
    why: "A cell by itself only serves recurrences of one's own; `SimpleRNN`, `LSTM` and `GRU` have theirs inside, and stand in a row where cells would be stacked.",
    of: { layers: 'RNN SimpleRNNCell LSTMCell GRUCell StackedRNNCells' },
  },
  {
    why: "Runs a function or a subclass of one's own in Python; neither can run inside the engine, where a training is one piece of compiled code.",
    of: {
      layers: 'Lambda Wrapper',
      metrics: 'MeanMetricWrapper Metric',
      losses: 'Loss',
      initializers: 'Initializer',
      regularizers: 'Regularizer',
      constraints: 'Constraint',
      optimizers: 'Optimizer',
      'optimizers/schedules': 'LearningRateSchedule',
      'models/Model':
        'add_loss add_variable add_weight compute_loss compute_metrics train_step test_step predict_step compute_output_spec compute_output_shape stateless_call stateless_compute_loss compute_mask losses',
      'layers/Layer':
        'add_loss add_variable add_weight compute_mask compute_output_spec stateless_call losses metrics metrics_variables',
      keras: 'Function Operation Variable StatelessScope SymbolicScope name_scope ops tree',
    },
  },
  {
    why: 'Wraps a model of TensorFlow, JAX, Flax or PyTorch, none of which is here.',
    of: { layers: 'TFSMLayer FlaxLayer JaxLayer TorchModuleWrapper' },
  },
  {
    why: 'Takes the average of what it is given; in `compile()` it would take the targets for values and the predictions for weights.',
    of: { metrics: 'Mean Sum' },
  },
  {
    why: 'Serves numbers of fewer bits; everything is float32 here.',
    of: {
      layers: 'TernaryDense',
      optimizers: 'LossScaleOptimizer',
      'models/Model':
        'quantize quantization_mode dtype dtype_policy compute_dtype variable_dtype input_dtype',
      'layers/Layer':
        'quantize quantization_mode dtype dtype_policy compute_dtype variable_dtype input_dtype',
      keras: 'quantizers Quantizer mixed_precision DTypePolicy FloatDTypePolicy',
      config: 'dtype_policy set_dtype_policy floatx set_floatx',
      utils: 'standardize_dtype',
    },
  },
  {
    why: 'Has a second kind of call, from vectors back to scores; a layer has one here.',
    of: { layers: 'ReversibleEmbedding' },
  },
  {
    why: 'Aligns sequences of different lengths, as of speech and its text; the losses here compare row by row.',
    of: { losses: 'CTC ctc' },
  },
  {
    why: 'As a metric Keras has no class but the function alone; as a loss it is followed in the history.',
    of: { metrics: 'huber log_cosh binary_focal_crossentropy categorical_focal_crossentropy' },
  },
  {
    why: 'Trains groups of layers by optimizers of their own; a model has one optimizer here.',
    of: { optimizers: 'MultiOptimizer OptimizerMap' },
  },
  {
    why: "Writes to files or servers from Python; here a callback's `onEpochEnd` has the numbers and the weights, to be kept wherever the program wants them.",
    of: { callbacks: 'BackupAndRestore OrbaxCheckpoint RemoteMonitor TensorBoard' },
  },
  {
    why: 'Inner parts of Keras, which a program does not call.',
    of: {
      callbacks: 'CallbackList',
      layers: 'InputSpec',
      'models/Model': 'input_spec path supports_masking metrics metrics_variables',
      'layers/Layer': 'input_spec path supports_masking',
    },
  },
  {
    why: 'Running metrics are what every `trainOnBatch()` and `testOnBatch()` gives, and every hook on batches.',
    of: { 'models/Model': 'get_metrics_result' },
  },
  {
    why: 'Chooses how Python runs or stores a model; there is one way here.',
    of: {
      'models/Model':
        'run_eagerly jit_compile export load_own_variables save_own_variables get_state_tree set_state_tree',
      'layers/Layer':
        'build_from_config get_build_config load_own_variables save_own_variables trainable_variables non_trainable_variables trainable_weights non_trainable_weights variables',
      config: '*',
      keras: 'backend device remat RematScope export',
      saving: 'KerasFileEditor',
    },
  },
  {
    why: "Makes Python classes and functions of one's own known to its files.",
    of: {
      utils:
        'CustomObjectScope get_custom_objects get_registered_name get_registered_object register_keras_serializable Config get_source_inputs',
      saving:
        'CustomObjectScope get_custom_objects get_registered_name get_registered_object register_keras_serializable',
    },
  },
  {
    why: 'Reads files or folders, and feeds them in batches, in Python; here `readTable()` and `readIdx()` read data, and arrays of any origin are taken.',
    of: {
      utils:
        'PyDataset array_to_img audio_dataset_from_directory get_file image_dataset_from_directory img_to_array load_img save_img text_dataset_from_directory timeseries_dataset_from_array pack_x_y_sample_weight unpack_x_y_sample_weight',
      keras: 'preprocessing',
      datasets: '*',
    },
  },
  {
    why: 'Pads lists of numbers to one length, which is left to the program that makes them.',
    of: { utils: 'pad_sequences' },
  },
  { why: 'Draws by Graphviz.', of: { utils: 'model_to_dot' } },
  {
    why: 'Says whether Keras prints; nothing is printed here unless `verbose` asks for it.',
    of: { utils: 'disable_interactive_logging enable_interactive_logging is_interactive_logging_enabled' },
  },
  {
    why: 'Draws arrays of random numbers; here layers and initializers draw for themselves.',
    of: { random: '*' },
  },
  {
    why: 'Large networks with weights of millions of photographs, to be downloaded from servers.',
    of: { keras: 'applications' },
  },
  { why: 'Trains on several machines or devices.', of: { keras: 'distribution' } },
  { why: 'Trains one model by the answers of another, in a loop of its own.', of: { keras: 'distillation' } },
  { why: 'Shows pictures by Matplotlib; the page has views of its own.', of: { keras: 'visualization' } },
  { why: "Makes scikit-learn's estimators of Keras's models.", of: { keras: 'wrappers' } },
];

/** Why options are not taken, wherever they aren't. */
export const optionReasons = [
  { why: 'Channels come last, as in Keras where nothing else is said', options: 'data_format' },
  { why: 'Losses and activations work along the last axis', options: 'axis' },
  {
    why: 'They serve the tuning of very large networks, and numbers of fewer bits',
    options:
      'lora_rank lora_alpha quantization_config gptq_unpacked_column_size loss_scale_factor auto_scale_loss reverse_dtype',
  },
  { why: 'Every input is there, as a plain array', options: 'sparse ragged optional tensor input_tensor' },
  { why: 'Batch renormalization is not here', options: 'renorm renorm_clipping renorm_momentum' },
  {
    why: 'They choose devices or libraries, of which there is one',
    options: 'synchronized use_cudnn flash_attention jit_compile run_eagerly steps_per_execution',
  },
  {
    why: 'A recurrent layer starts every batch anew, unless its call brings the states to begin with',
    options: 'stateful',
  },
  { why: 'First weights are drawn; others are set by `setWeights()`', options: 'weights' },
  {
    why: 'The fans are counted from the shape of the weights, as Keras does without these options',
    options: 'input_axes output_axes',
  },
  {
    why: 'Data are arrays, which are gone through as a whole',
    options: 'steps steps_per_epoch validation_steps',
  },
  {
    why: '`evaluate()` and `predict()` print nothing and give their numbers by name',
    options: 'verbose return_dict',
  },
  { why: '`summary()` gives its text, which a program may print or keep', options: 'print_fn' },
  { why: "Classes of one's own in Python have no meaning here", options: 'custom_objects' },
  {
    why: 'Attention layers have no output of their own for such a penalty to be put on; `ActivityRegularization` behind them does it',
    options: 'activity_regularizer',
  },
  { why: 'Vocabularies are whole numbers of 32 bits, or texts', options: 'vocabulary_dtype' },
  { why: 'They manage memory and caches of Python', options: 'rebuild free_memory' },
];
