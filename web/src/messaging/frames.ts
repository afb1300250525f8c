/** So often what is not seen is drawn, in milliseconds: a hidden window has no frames. */
const whileHidden = 250;

/** Runs it before the next frame is drawn. */
export const onNextFrame = (work: () => void): void => {
  if (document.visibilityState === 'hidden') setTimeout(work, whileHidden);
  else requestAnimationFrame(work);
};
