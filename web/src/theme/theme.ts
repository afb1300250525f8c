import { createTheme, type Theme } from '@mui/material/styles';
import { type Palette, tokens } from './tokens.ts';

const rem = (pixels: number): string => `${pixels / 16}rem`;

type Style = { readonly size: number; readonly line: number; readonly weight: number; readonly tracking?: number };

const textStyle = ({ size, line, weight, tracking }: Style) => ({
  fontSize: rem(size),
  lineHeight: line / size,
  fontWeight: weight,
  letterSpacing: tracking === undefined ? 'normal' : `${tracking}em`,
});

const paletteOf = (colours: Palette) => ({
  background: { default: colours.timeline, paper: colours.overlay },
  text: { primary: colours.text, secondary: colours['text-2'], disabled: colours.disabled },
  primary: { main: colours.accent, contrastText: colours['on-accent'] },
  error: { main: colours['danger-fill'], contrastText: colours['on-danger'] },
  warning: { main: colours.past, contrastText: colours['on-past'] },
  success: { main: colours.live },
  divider: colours.hairline,
});

const { type, radii, sizes, motion } = tokens;

const button = {
  defaultProps: { disableElevation: true, disableRipple: true },
  styleOverrides: {
    root: { textTransform: 'none' as const, minHeight: sizes.button, borderRadius: radii.button, ...textStyle(type.button) },
    contained: {
      variants: [
        {
          props: { color: 'primary' as const },
          style: {
            background: 'var(--accent)',
            color: 'var(--on-accent)',
            '&:hover': { background: 'var(--accent-hover)' },
          },
        },
        { props: { color: 'error' as const }, style: { background: 'var(--danger-fill)', color: 'var(--on-danger)' } },
      ],
    },
    outlined: { borderColor: 'var(--hairline-strong)', color: 'var(--text)', '&:hover': { background: 'var(--hover)' } },
    text: { color: 'var(--text-2)', '&:hover': { background: 'var(--hover)' } },
    sizeLarge: { minHeight: sizes.buttonLarge },
    sizeSmall: { minHeight: sizes.buttonSmall },
  },
};

const field = {
  styleOverrides: {
    root: {
      height: sizes.field,
      borderRadius: radii.field,
      background: 'var(--raised)',
      '& .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--control)' },
      '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--control)' },
      '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--focus)', borderWidth: 2 },
      '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--danger)', borderWidth: 2 },
    },
  },
};

/** On phones a sheet from below, unless it fills the page or stands at its top. */
const onPhones = '@media (max-width: 699px)';
const dialog = {
  styleOverrides: {
    container: { [onPhones]: { alignItems: 'flex-end' } },
    paper: {
      borderRadius: radii.dialog,
      boxShadow: 'var(--e3)',
      [onPhones]: {
        '&.MuiDialog-paperFullWidth:not(.MuiDialog-paperFullScreen)': {
          width: '100%',
          maxWidth: '100%',
          margin: 0,
          borderRadius: `${radii.dialog}px ${radii.dialog}px 0 0`,
        },
      },
    },
  },
};

/**
 * MUI with the look of `shared/look`. What a person may change (scheme, accent, the past) is drawn with the look's own CSS variables, so
 * that a switch changes an attribute and renders nothing anew.
 */
export const theme: Theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-scheme' },
  colorSchemes: {
    dark: { palette: paletteOf(tokens.colours.dark) },
    light: { palette: paletteOf(tokens.colours.light) },
  },
  typography: {
    fontFamily: '"Inter Variable","Noto Sans",system-ui,"Apple Color Emoji","Segoe UI Emoji","Noto Color Emoji",sans-serif',
    body1: textStyle(type.message),
    body2: textStyle(type.small),
    h1: textStyle(type.pageTitle),
    h2: textStyle(type.dialogTitle),
    h3: textStyle(type.title),
    caption: textStyle(type.time),
    button: textStyle(type.button),
  },
  shape: { borderRadius: radii.row },
  spacing: 4,
  transitions: { duration: { shortest: motion.hover.ms, short: motion.popover.ms, standard: motion.dialog.ms } },
  components: {
    MuiButton: button,
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiOutlinedInput: field,
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none', background: 'var(--overlay)', color: 'var(--text)' } } },
    MuiDialog: dialog,
    MuiDialogTitle: { styleOverrides: { root: { ...textStyle(type.dialogTitle), padding: '20px 24px 12px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 20px' } } },
    MuiMenu: { styleOverrides: { paper: { borderRadius: radii.row, boxShadow: 'var(--e2)' } } },
    MuiLink: { styleOverrides: { root: { color: 'var(--accent-text)' } } },
    MuiFormHelperText: {
      styleOverrides: { root: { margin: 0, color: 'var(--text-3)', '&.Mui-error': { color: 'var(--danger)' } } },
    },
  },
});
