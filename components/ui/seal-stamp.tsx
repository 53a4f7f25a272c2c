import { useId } from 'react';
import { cn } from './cn';

export type SealStampProps = {
  /** In the middle, two to four characters: 封账, SEALED. */
  text: string;
  /** Along the upper arc: who sealed, which shop. */
  top?: string | undefined;
  /** Along the lower arc: the day. */
  bottom?: string | undefined;
  /** Width in px. */
  size?: number | undefined;
  /** Plays the stamping once, when it has just been pressed. */
  fresh?: boolean | undefined;
  className?: string | undefined;
};

/** The round vermilion seal pressed on what is final. The one flourish of the ledger. */
export function SealStamp({ text, top, bottom, size = 112, fresh = false, className }: SealStampProps) {
  const id = useId();
  const wide = [...text].length > 3;
  return (
    <svg
      viewBox="0 0 120 120"
      width={size}
      height={size}
      role="img"
      aria-label={[text, top, bottom].filter(Boolean).join(' ')}
      className={cn('shrink-0 -rotate-8 text-seal', fresh && 'stamped', className)}
    >
      <defs>
        <path id={`${id}-top`} d="M 18 60 A 42 42 0 0 1 102 60" />
        <path id={`${id}-bottom`} d="M 10.5 60 A 49.5 49.5 0 0 0 109.5 60" />
        {/* A seal pressed by hand: the paste does not take everywhere. */}
        <filter id={`${id}-press`} x="-5%" y="-5%" width="110%" height="110%">
          <feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="7" result="grain" />
          <feColorMatrix in="grain" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -7 5.1" result="holes" />
          <feComposite in="SourceGraphic" in2="holes" operator="in" />
        </filter>
      </defs>
      <g filter={`url(#${id}-press)`} fill="currentColor" stroke="none" aria-hidden>
        <circle cx="60" cy="60" r="57" fill="none" stroke="currentColor" strokeWidth="4" />
        <circle cx="60" cy="60" r="51.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
        {top ? <ArcText href={`#${id}-top`} text={top} /> : null}
        {bottom ? <ArcText href={`#${id}-bottom`} text={bottom} /> : null}
        <text
          x="60"
          y="61"
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={wide ? 17 : 32}
          fontWeight="700"
          letterSpacing={wide ? 1 : 2}
        >
          {text}
        </text>
        <path d="M 26 40 H 94 M 26 81 H 94" stroke="currentColor" strokeWidth="1" opacity="0.75" />
      </g>
    </svg>
  );
}

function ArcText({ href, text }: { href: string; text: string }) {
  return (
    <text fontSize="10.5" fontWeight="600" letterSpacing="1" className="figures">
      <textPath href={href} startOffset="50%" textAnchor="middle">
        {text}
      </textPath>
    </text>
  );
}
