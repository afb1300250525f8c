import type { Page } from 'playwright-core';

/** A text whose contrast is too low where it stands. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
  readonly colour: string;
  readonly ground: string;
}

/** Runs in the page: every text that is seen, its colour, and what is painted behind it. */
const measure = `(least) => {
  const partsOf = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\\d.]+/g) ?? []).map(Number);
    return { red, green, blue, alpha };
  };
  const over = (top, below) => {
    const mix = (name) => top[name] * top.alpha + below[name] * (1 - top.alpha);
    return { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 };
  };
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      const layer = partsOf(getComputedStyle(at).backgroundColor);
      if (layer.alpha > 0) layers.push(layer);
      if (layer.alpha === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), { red: 255, green: 255, blue: 255, alpha: 1 });
  };
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ({ red, green, blue }) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ratioOf = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  const isOff = (element) => element.closest(':disabled, [aria-disabled=true]') !== null;
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName) || !isSeen(element) || isOff(element)) continue;
    const ground = groundOf(element);
    const colour = over(partsOf(getComputedStyle(element).color), ground);
    const ratio = ratioOf(colour, ground);
    const shown = ({ red, green, blue }) => [red, green, blue].map(Math.round).join(' ');
    if (ratio < least - 0.01) faint.push({ text: node.data.trim().slice(0, 40), ratio: Number(ratio.toFixed(2)), colour: shown(colour), ground: shown(ground) });
  }
  return faint;
}`;

/** The texts of a page, as it is painted, that have less contrast than this. What is disabled is left out. */
export const faintTexts = (page: Page, least: number): Promise<readonly FaintText[]> =>
  page.evaluate<readonly FaintText[]>(`(${measure})(${least})`);
