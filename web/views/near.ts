// Tells once when an element comes near the visible part of the page: what is only wanted there is fetched then.
export function near(element: HTMLElement, came: () => void) {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) return;
      observer.disconnect();
      came();
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  return { destroy: () => observer.disconnect() };
}
