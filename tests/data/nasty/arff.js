// Nasty ARFF: [name, text, shape or sentence, facts, options].
const head = '@relation r\n@attribute a numeric\n@attribute b {x,y}\n@data\n';

export const arffs = [
  ['a plain one', `${head}1,x\n2,y\n`, '2x2', { types: 'number category' }],
  [
    'capitals and remarks',
    `% by hand\n@RELATION r\n\n@ATTRIBUTE a REAL\n% more\n@ATTRIBUTE b INTEGER\n@DATA\n% rows\n1.5,2\n`,
    '1x2',
    { types: 'number integer' },
  ],
  ['question marks', `${head}?,x\n2,?\n`, '2x2', { missing: [0, 0] }],
  [
    'quoted words',
    "@relation 'a b'\n@attribute 'first name' string\n@attribute b {'x y',\"z\"}\n@data\n'it\\'s','x y'\n\"a,b\",z\n",
    '2x2',
    { first: ["it's", 'x y'], names: 'first name b' },
  ],
  [
    'dates',
    '@relation r\n@attribute d date "dd.MM.yyyy HH:mm"\n@data\n31.12.2020 23:59\n',
    '1x1',
    { types: 'date', values: [Date.UTC(2020, 11, 31, 23, 59)] },
  ],
  [
    'dates as ISO 8601',
    '@relation r\n@attribute d date\n@data\n2020-12-31T23:59:01\n',
    '1x1',
    { values: [Date.UTC(2020, 11, 31, 23, 59, 1)] },
  ],
  ['sparse rows', `${head}{0 5,1 y}\n{}\n{1 y}\n`, '3x2', { values: [5, 0, 0], first: ['5', 'y'] }],
  ['sparse rows with a gap', `${head}{0 ?}\n{1 ?}\n`, '2x2', { missing: [0, 0] }],
  ['a sparse row with a far place', `${head}{999999999 5}\n`, '1x2', { problems: 'stray quote' }],
  ['tabs between fields', `${head}1\tx\n2\ty\n`, '2x2', { values: [1, 2] }],
  ['weights', `${head}1,x,{2}\n2,y,{3}\n`, '2x2', { problems: '' }],
  ['a word that is not in the list', `${head}1,z\n`, '1x2', { problems: 'unknown category' }],
  ['short and long rows', `${head}1\n2,x,3\n`, '2x2', { problems: 'too few fields,too many fields' }],
  ['an open quote', `${head}1,'x\n2,y\n`, '2x2', { problems: 'stray quote' }],
  ['words for numbers', `${head}oops,x\n2,y\n`, '2x2', { problems: 'wrong type' }],
  ['no data', '@relation r\n@attribute a numeric\n', 'the ARFF text has no @data'],
  ['no rows', head, 'the ARFF text has no rows behind @data'],
  ['no attributes', '@relation r\n@data\n1\n', 'the ARFF text has no @attribute'],
  [
    'a type that is none',
    '@relation r\n@attribute a complex\n@data\n1\n',
    'line 2: attribute "a" is of type "complex", which is not known here; it must be numeric, a list in braces, string or date',
  ],
  [
    'relations in relations',
    '@relation r\n@attribute bag relational\n@attribute x numeric\n@end bag\n@data\n"1"\n',
    'line 2: attribute "bag" is of type "relational", which is not known here; it must be numeric, a list in braces, string or date',
  ],
  [
    'an attribute without a type',
    '@relation r\n@attribute a\n@data\n1\n',
    'line 2: @attribute needs a name and a type, got "a"',
  ],
  [
    'something else in the header',
    '@relation r\nhello\n@data\n',
    'line 2 must begin with @relation, @attribute or @data, got "hello"',
  ],
  [
    'two attributes of one name',
    '@relation r\n@attribute a numeric\n@attribute a numeric\n@data\n1,2\n',
    '1x2',
    { names: 'a a_2' },
  ],
  ['Windows line ends', head.replaceAll('\n', '\r\n') + '1,x\r\n', '1x2', { first: ['1', 'x'] }],
  ['a million sparse zeros', () => `${head}${'{}\n'.repeat(200_000)}`, '200000x2'],
];
