// All steps of cleaning and preparation in words; forms are drawn from them.
export { describeCleaning, describeTransformers } from 'vitrine/data';
