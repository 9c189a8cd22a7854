// Products of two square matrices, without a network around them. One sample is one product.
const sizes = [64, 256, 512, 1024];

export default sizes.map((size) => ({
  name: `matmul ${size}`,
  title: `${size}x${size} by ${size}x${size}`,
  size,
  multiplyAdds: size ** 3,
}));
