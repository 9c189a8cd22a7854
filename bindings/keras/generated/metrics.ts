// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link Accuracy}. */
export interface AccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of predictions that equal the truth exactly. */
export class Accuracy extends Component<'metric'> {
  constructor(options?: AccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Accuracy', args);
  }
}

/** Options of {@link BinaryAccuracy}. */
export interface BinaryAccuracyOptions {
  /** Predictions above it count as yes. Default: 0.5. */
  threshold?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of yes-or-no predictions on the right side of a threshold. */
export class BinaryAccuracy extends Component<'metric'> {
  constructor(options?: BinaryAccuracyOptions);
  /**
   * @param threshold Predictions above it count as yes. Default: 0.5.
   */
  constructor(threshold: number, options?: BinaryAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'BinaryAccuracy', args);
  }
}

/** Options of {@link CategoricalAccuracy}. */
export interface CategoricalAccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose largest output is the class, given as a row of 0s and a 1. */
export class CategoricalAccuracy extends Component<'metric'> {
  constructor(options?: CategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'CategoricalAccuracy', args);
  }
}

/** Options of {@link SparseCategoricalAccuracy}. */
export interface SparseCategoricalAccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose largest output is the class, given as a number. */
export class SparseCategoricalAccuracy extends Component<'metric'> {
  constructor(options?: SparseCategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SparseCategoricalAccuracy', args);
  }
}

/** Options of {@link TopKCategoricalAccuracy}. */
export interface TopKCategoricalAccuracyOptions {
  /** How many of the largest outputs count. At least 1. Default: 5. */
  k?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose class, given as a row of 0s and a 1, is among the k largest outputs. */
export class TopKCategoricalAccuracy extends Component<'metric'> {
  constructor(options?: TopKCategoricalAccuracyOptions);
  /**
   * @param k How many of the largest outputs count. At least 1. Default: 5.
   */
  constructor(k: number, options?: TopKCategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'TopKCategoricalAccuracy', args);
  }
}

/** Options of {@link SparseTopKCategoricalAccuracy}. */
export interface SparseTopKCategoricalAccuracyOptions {
  /** How many of the largest outputs count. At least 1. Default: 5. */
  k?: number;
  /** The outputs are class numbers, the likeliest first, not probabilities. Default: false. */
  fromSortedIds?: boolean;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose class, given as a number, is among the k largest outputs. */
export class SparseTopKCategoricalAccuracy extends Component<'metric'> {
  constructor(options?: SparseTopKCategoricalAccuracyOptions);
  /**
   * @param k How many of the largest outputs count. At least 1. Default: 5.
   */
  constructor(k: number, options?: SparseTopKCategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SparseTopKCategoricalAccuracy', args);
  }
}

/** Options of {@link Precision}. */
export interface PrecisionOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Counts the k largest outputs of a row as yes. At least 1. */
  topK?: number | null;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the predicted positives that are positive. */
export class Precision extends Component<'metric'> {
  constructor(options?: PrecisionOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: PrecisionOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Precision', args);
  }
}

/** Options of {@link Recall}. */
export interface RecallOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Counts the k largest outputs of a row as yes. At least 1. */
  topK?: number | null;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the positives that are found. */
export class Recall extends Component<'metric'> {
  constructor(options?: RecallOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: RecallOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Recall', args);
  }
}

/** Options of {@link F1Score}. */
export interface F1ScoreOptions {
  /** How the scores of outputs become one: all answers together (micro), their mean (macro), or weighed by how often the truth is yes. */
  average?: 'micro' | 'macro' | 'weighted' | null;
  /** Predictions above it count as yes; without it, the largest of a row. Above 0 and at most 1. */
  threshold?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Harmonic mean of precision and recall, for each output. */
export class F1Score extends Component<'metric'> {
  constructor(options?: F1ScoreOptions);
  /**
   * @param average How the scores of outputs become one: all answers together (micro), their mean (macro), or weighed by how often the truth is yes.
   */
  constructor(average: 'micro' | 'macro' | 'weighted' | null, options?: F1ScoreOptions);
  constructor(...args: unknown[]) {
    super('metric', 'F1Score', args);
  }
}

/** Options of {@link FBetaScore}. */
export interface FBetaScoreOptions {
  /** How the scores of outputs become one: all answers together (micro), their mean (macro), or weighed by how often the truth is yes. */
  average?: 'micro' | 'macro' | 'weighted' | null;
  /** How many times as much recall counts as precision. Above 0. Default: 1. */
  beta?: number;
  /** Predictions above it count as yes; without it, the largest of a row. Above 0 and at most 1. */
  threshold?: number | null;
  /** Name of the metric in the history. Default: 'fbeta_score'. */
  name?: string | null;
}

/** Mean of precision and recall in which recall counts beta times as much, for each output. */
export class FBetaScore extends Component<'metric'> {
  constructor(options?: FBetaScoreOptions);
  /**
   * @param average How the scores of outputs become one: all answers together (micro), their mean (macro), or weighed by how often the truth is yes.
   */
  constructor(average: 'micro' | 'macro' | 'weighted' | null, options?: FBetaScoreOptions);
  constructor(...args: unknown[]) {
    super('metric', 'FBetaScore', args);
  }
}

/** Options of {@link AUC}. */
export interface AUCOptions {
  /** Number of points of the curve, evenly from 0 to 1. At least 2. Default: 200. */
  numThresholds?: number;
  /** Found yeses over wrong ones (ROC), precision over recall (PR), or both as gains over chance (PRGAIN). Default: 'ROC'. */
  curve?: 'ROC' | 'PR' | 'PRGAIN';
  /** Area between two points: of their mean, of the lower or of the higher one. Default: 'interpolation'. */
  summationMethod?: 'interpolation' | 'minoring' | 'majoring';
  /** Name of the metric in the history. */
  name?: string | null;
  /** Points of the curve, in place of even ones. At least 0 and at most 1. */
  thresholds?: number[] | null;
  /** Takes the area of each output alone, and then the mean of the areas. Default: false. */
  multiLabel?: boolean;
  /** Number of outputs, if each has its own area. At least 1. */
  numLabels?: number | null;
  /** Weight of each output. */
  labelWeights?: number[] | null;
  /** Predictions are logits, not probabilities. Default: false. */
  fromLogits?: boolean;
}

/** Area under a curve: how well yeses are ranked before noes, 1 being perfect, 0.5 by chance. */
export class AUC extends Component<'metric'> {
  constructor(options?: AUCOptions);
  /**
   * @param numThresholds Number of points of the curve, evenly from 0 to 1. At least 2. Default: 200.
   */
  constructor(numThresholds: number, options?: AUCOptions);
  constructor(...args: unknown[]) {
    super('metric', 'AUC', args);
  }
}

/** Options of {@link TruePositives}. */
export interface TruePositivesOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Number of yeses that are predicted as yes. */
export class TruePositives extends Component<'metric'> {
  constructor(options?: TruePositivesOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: TruePositivesOptions);
  constructor(...args: unknown[]) {
    super('metric', 'TruePositives', args);
  }
}

/** Options of {@link TrueNegatives}. */
export interface TrueNegativesOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Number of noes that are predicted as no. */
export class TrueNegatives extends Component<'metric'> {
  constructor(options?: TrueNegativesOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: TrueNegativesOptions);
  constructor(...args: unknown[]) {
    super('metric', 'TrueNegatives', args);
  }
}

/** Options of {@link FalsePositives}. */
export interface FalsePositivesOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Number of noes that are predicted as yes. */
export class FalsePositives extends Component<'metric'> {
  constructor(options?: FalsePositivesOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: FalsePositivesOptions);
  constructor(...args: unknown[]) {
    super('metric', 'FalsePositives', args);
  }
}

/** Options of {@link FalseNegatives}. */
export interface FalseNegativesOptions {
  /** Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1. */
  thresholds?: number | number[] | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Number of yeses that are predicted as no. */
export class FalseNegatives extends Component<'metric'> {
  constructor(options?: FalseNegativesOptions);
  /**
   * @param thresholds Predictions above it count as yes; 0.5 if none is given. A list gives a list of results. At least 0 and at most 1.
   */
  constructor(thresholds: number | number[] | null, options?: FalseNegativesOptions);
  constructor(...args: unknown[]) {
    super('metric', 'FalseNegatives', args);
  }
}

/** Options of {@link PrecisionAtRecall}. */
export interface PrecisionAtRecallOptions {
  /** Number of thresholds to try, evenly from 0 to 1. At least 1. Default: 200. */
  numThresholds?: number;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Best precision of all thresholds that give at least some recall. */
export class PrecisionAtRecall extends Component<'metric'> {
  /**
   * @param recall Recall that is asked for. At least 0 and at most 1.
   */
  constructor(recall: number, options?: PrecisionAtRecallOptions);
  constructor(...args: unknown[]) {
    super('metric', 'PrecisionAtRecall', args);
  }
}

/** Options of {@link RecallAtPrecision}. */
export interface RecallAtPrecisionOptions {
  /** Number of thresholds to try, evenly from 0 to 1. At least 1. Default: 200. */
  numThresholds?: number;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Best recall of all thresholds that give at least some precision. */
export class RecallAtPrecision extends Component<'metric'> {
  /**
   * @param precision Precision that is asked for. At least 0 and at most 1.
   */
  constructor(precision: number, options?: RecallAtPrecisionOptions);
  constructor(...args: unknown[]) {
    super('metric', 'RecallAtPrecision', args);
  }
}

/** Options of {@link SensitivityAtSpecificity}. */
export interface SensitivityAtSpecificityOptions {
  /** Number of thresholds to try, evenly from 0 to 1. At least 1. Default: 200. */
  numThresholds?: number;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Best share of found yeses of all thresholds that find at least some share of the noes. */
export class SensitivityAtSpecificity extends Component<'metric'> {
  /**
   * @param specificity Share of the noes that must be found. At least 0 and at most 1.
   */
  constructor(specificity: number, options?: SensitivityAtSpecificityOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SensitivityAtSpecificity', args);
  }
}

/** Options of {@link SpecificityAtSensitivity}. */
export interface SpecificityAtSensitivityOptions {
  /** Number of thresholds to try, evenly from 0 to 1. At least 1. Default: 200. */
  numThresholds?: number;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Best share of found noes of all thresholds that find at least some share of the yeses. */
export class SpecificityAtSensitivity extends Component<'metric'> {
  /**
   * @param sensitivity Share of the yeses that must be found. At least 0 and at most 1.
   */
  constructor(sensitivity: number, options?: SpecificityAtSensitivityOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SpecificityAtSensitivity', args);
  }
}

/** Options of {@link BinaryCrossentropy}. */
export interface BinaryCrossentropyOptions {
  /** The prediction is a logit, not a probability. Default: false. */
  fromLogits?: boolean;
  /** Moves the truth towards 1/2 by this share. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Minus the logarithm of the probability given to the truth, which is yes or no. */
export class BinaryCrossentropy extends Component<'metric'> {
  constructor(options?: BinaryCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'BinaryCrossentropy', args);
  }
}

/** Options of {@link CategoricalCrossentropy}. */
export interface CategoricalCrossentropyOptions {
  /** The prediction is a row of logits, not of probabilities. Default: false. */
  fromLogits?: boolean;
  /** Share of the truth that is spread over all classes. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Minus the logarithm of the probability given to the class, which is a row of 0s and a 1. */
export class CategoricalCrossentropy extends Component<'metric'> {
  constructor(options?: CategoricalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'CategoricalCrossentropy', args);
  }
}

/** Options of {@link SparseCategoricalCrossentropy}. */
export interface SparseCategoricalCrossentropyOptions {
  /** The prediction is a row of logits, not of probabilities. Default: false. */
  fromLogits?: boolean;
  /** A class whose rows don't count. */
  ignoreClass?: number | null;
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Minus the logarithm of the probability given to the class, which is a number. */
export class SparseCategoricalCrossentropy extends Component<'metric'> {
  constructor(options?: SparseCategoricalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SparseCategoricalCrossentropy', args);
  }
}

/** Options of {@link KLDivergence}. */
export interface KLDivergenceOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** How far the predicted distribution is from the true one. */
export class KLDivergence extends Component<'metric'> {
  constructor(options?: KLDivergenceOptions);
  constructor(...args: unknown[]) {
    super('metric', 'KLDivergence', args);
  }
}

/** Options of {@link Hinge}. */
export interface HingeOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of what is missing from the margin, for yes or no as 1 and -1 (or 0). */
export class Hinge extends Component<'metric'> {
  constructor(options?: HingeOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Hinge', args);
  }
}

/** Options of {@link SquaredHinge}. */
export interface SquaredHingeOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the squares of what is missing from the margin. */
export class SquaredHinge extends Component<'metric'> {
  constructor(options?: SquaredHingeOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SquaredHinge', args);
  }
}

/** Options of {@link CategoricalHinge}. */
export interface CategoricalHingeOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** How far the class, a row of 0s and a 1, is from being ahead of all others by 1. */
export class CategoricalHinge extends Component<'metric'> {
  constructor(options?: CategoricalHingeOptions);
  constructor(...args: unknown[]) {
    super('metric', 'CategoricalHinge', args);
  }
}

/** Options of {@link MeanSquaredError}. */
export interface MeanSquaredErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the squared differences. */
export class MeanSquaredError extends Component<'metric'> {
  constructor(options?: MeanSquaredErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanSquaredError', args);
  }
}

/** Options of {@link RootMeanSquaredError}. */
export interface RootMeanSquaredErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Root of the mean of the squared differences, in the units of the target. */
export class RootMeanSquaredError extends Component<'metric'> {
  constructor(options?: RootMeanSquaredErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'RootMeanSquaredError', args);
  }
}

/** Options of {@link MeanAbsoluteError}. */
export interface MeanAbsoluteErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the absolute differences, in the units of the target. */
export class MeanAbsoluteError extends Component<'metric'> {
  constructor(options?: MeanAbsoluteErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanAbsoluteError', args);
  }
}

/** Options of {@link MeanAbsolutePercentageError}. */
export interface MeanAbsolutePercentageErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the differences in percent of the truth. */
export class MeanAbsolutePercentageError extends Component<'metric'> {
  constructor(options?: MeanAbsolutePercentageErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanAbsolutePercentageError', args);
  }
}

/** Options of {@link MeanSquaredLogarithmicError}. */
export interface MeanSquaredLogarithmicErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the squared differences of log(1 + x). */
export class MeanSquaredLogarithmicError extends Component<'metric'> {
  constructor(options?: MeanSquaredLogarithmicErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanSquaredLogarithmicError', args);
  }
}

/** Options of {@link LogCoshError}. */
export interface LogCoshErrorOptions {
  /** Name of the metric in the history. Default: 'logcosh'. */
  name?: string | null;
}

/** Mean of the logarithm of the hyperbolic cosine of the differences. */
export class LogCoshError extends Component<'metric'> {
  constructor(options?: LogCoshErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'LogCoshError', args);
  }
}

/** Options of {@link Poisson}. */
export interface PoissonOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** How badly predicted means fit the counts that came. */
export class Poisson extends Component<'metric'> {
  constructor(options?: PoissonOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Poisson', args);
  }
}

/** Options of {@link CosineSimilarity}. */
export interface CosineSimilarityOptions {
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Cosine of the angle between prediction and truth: 1 where they point the same way. */
export class CosineSimilarity extends Component<'metric'> {
  constructor(options?: CosineSimilarityOptions);
  /**
   * @param axis Axis that the values taken together lie along; -1 is the last. Default: -1.
   */
  constructor(axis: number, options?: CosineSimilarityOptions);
  constructor(...args: unknown[]) {
    super('metric', 'CosineSimilarity', args);
  }
}

/** Options of {@link R2Score}. */
export interface R2ScoreOptions {
  /** How the scores of several outputs become one. Default: 'uniform_average'. */
  classAggregation?: 'uniform_average' | 'variance_weighted_average' | null;
  /** Number of columns of x, for the adjusted R²; 0 for the plain one. At least 0. Default: 0. */
  numRegressors?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the target's variance that is explained: 1 is perfect, 0 no better than the mean. */
export class R2Score extends Component<'metric'> {
  constructor(options?: R2ScoreOptions);
  /**
   * @param classAggregation How the scores of several outputs become one. Default: 'uniform_average'.
   */
  constructor(classAggregation: 'uniform_average' | 'variance_weighted_average' | null, options?: R2ScoreOptions);
  constructor(...args: unknown[]) {
    super('metric', 'R2Score', args);
  }
}

/** Options of {@link PearsonCorrelation}. */
export interface PearsonCorrelationOptions {
  /** Axis along which values are compared: -1 within a row of outputs, 0 over the samples of a batch. Default: -1. */
  axis?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** How well a straight line leads from predictions to truths: 1 is perfect. */
export class PearsonCorrelation extends Component<'metric'> {
  constructor(options?: PearsonCorrelationOptions);
  /**
   * @param axis Axis along which values are compared: -1 within a row of outputs, 0 over the samples of a batch. Default: -1.
   */
  constructor(axis: number, options?: PearsonCorrelationOptions);
  constructor(...args: unknown[]) {
    super('metric', 'PearsonCorrelation', args);
  }
}

/** Options of {@link ConcordanceCorrelation}. */
export interface ConcordanceCorrelationOptions {
  /** Axis along which values are compared: -1 within a row of outputs, 0 over the samples of a batch. Default: -1. */
  axis?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** How well predictions agree with truths, in scale and offset too: 1 is perfect. */
export class ConcordanceCorrelation extends Component<'metric'> {
  constructor(options?: ConcordanceCorrelationOptions);
  /**
   * @param axis Axis along which values are compared: -1 within a row of outputs, 0 over the samples of a batch. Default: -1.
   */
  constructor(axis: number, options?: ConcordanceCorrelationOptions);
  constructor(...args: unknown[]) {
    super('metric', 'ConcordanceCorrelation', args);
  }
}

/** Options of {@link IoU}. */
export interface IoUOptions {
  /** Name of the metric in the history. */
  name?: string | null;
  /** float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers. */
  dtype?: 'int32' | 'float32' | null;
  /** A class of the truth whose places don't count. */
  ignoreClass?: number | null;
  /** The truth is class numbers, not rows of 0s and a 1. Default: true. */
  sparseYTrue?: boolean;
  /** Predictions are class numbers, not rows with a number for each class. Default: true. */
  sparseYPred?: boolean;
}

/** What true and predicted places of a class share, over all of them: the mean of some classes. */
export class IoU extends Component<'metric'> {
  /**
   * @param numClasses Number of classes. At least 1.
   * @param targetClassIds Classes whose mean is taken. At least 0.
   */
  constructor(numClasses: number, targetClassIds: number[], options?: IoUOptions);
  constructor(...args: unknown[]) {
    super('metric', 'IoU', args);
  }
}

/** Options of {@link BinaryIoU}. */
export interface BinaryIoUOptions {
  /** Classes whose mean is taken: no (0), yes (1) or both. At least 0 and at most 1. Default: [0,1]. */
  targetClassIds?: number[];
  /** Predictions from it on count as yes. Default: 0.5. */
  threshold?: number;
  /** Name of the metric in the history. */
  name?: string | null;
  /** float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers. */
  dtype?: 'int32' | 'float32' | null;
}

/** What true and predicted places share, over all of them, for yes and no. */
export class BinaryIoU extends Component<'metric'> {
  constructor(options?: BinaryIoUOptions);
  /**
   * @param targetClassIds Classes whose mean is taken: no (0), yes (1) or both. At least 0 and at most 1. Default: [0,1].
   */
  constructor(targetClassIds: number[], options?: BinaryIoUOptions);
  constructor(...args: unknown[]) {
    super('metric', 'BinaryIoU', args);
  }
}

/** Options of {@link MeanIoU}. */
export interface MeanIoUOptions {
  /** Name of the metric in the history. */
  name?: string | null;
  /** float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers. */
  dtype?: 'int32' | 'float32' | null;
  /** A class of the truth whose places don't count. */
  ignoreClass?: number | null;
  /** The truth is class numbers, not rows of 0s and a 1. Default: true. */
  sparseYTrue?: boolean;
  /** Predictions are class numbers, not rows with a number for each class. Default: true. */
  sparseYPred?: boolean;
}

/** What true and predicted places of a class share, over all of them: the mean of all classes. */
export class MeanIoU extends Component<'metric'> {
  /**
   * @param numClasses Number of classes. At least 1.
   */
  constructor(numClasses: number, options?: MeanIoUOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanIoU', args);
  }
}

/** Options of {@link OneHotIoU}. */
export interface OneHotIoUOptions {
  /** Name of the metric in the history. */
  name?: string | null;
  /** float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers. */
  dtype?: 'int32' | 'float32' | null;
  /** A class of the truth whose places don't count. */
  ignoreClass?: number | null;
  /** Predictions are class numbers, not rows with a number for each class. Default: false. */
  sparseYPred?: boolean;
}

/** IoU of some classes, for truths given as rows of 0s and a 1, after a softmax. */
export class OneHotIoU extends Component<'metric'> {
  /**
   * @param numClasses Number of classes. At least 1.
   * @param targetClassIds Classes whose mean is taken. At least 0.
   */
  constructor(numClasses: number, targetClassIds: number[], options?: OneHotIoUOptions);
  constructor(...args: unknown[]) {
    super('metric', 'OneHotIoU', args);
  }
}

/** Options of {@link OneHotMeanIoU}. */
export interface OneHotMeanIoUOptions {
  /** Name of the metric in the history. */
  name?: string | null;
  /** float32 keeps weights of rows as they are; Keras's default cuts them down to whole numbers. */
  dtype?: 'int32' | 'float32' | null;
  /** A class of the truth whose places don't count. */
  ignoreClass?: number | null;
  /** Predictions are class numbers, not rows with a number for each class. Default: false. */
  sparseYPred?: boolean;
}

/** IoU of all classes, for truths given as rows of 0s and a 1, after a softmax. */
export class OneHotMeanIoU extends Component<'metric'> {
  /**
   * @param numClasses Number of classes. At least 1.
   */
  constructor(numClasses: number, options?: OneHotMeanIoUOptions);
  constructor(...args: unknown[]) {
    super('metric', 'OneHotMeanIoU', args);
  }
}
