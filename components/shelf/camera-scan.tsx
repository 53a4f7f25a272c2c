'use client';

import { Camera } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** Between two looks at the picture, ms. */
const LOOKS_EVERY_MS = 150;

/** The browser's own reader of barcodes; not every browser has one. */
type Detector = { detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = new (options?: { formats: string[] }) => Detector;

const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'qr_code'];

function detectorClass(): DetectorClass | null {
  if (!('mediaDevices' in navigator) || !('BarcodeDetector' in window)) return null;
  return window.BarcodeDetector as DetectorClass;
}

const never = () => () => undefined;

/** The phone's camera as a scanner, where the browser can read codes; elsewhere a phone says that it cannot. */
export function CameraScan({ onScan }: { onScan: (code: string) => void }) {
  const t = useTranslations('shelf');
  const [open, setOpen] = useState(false);
  const can = useSyncExternalStore(
    never,
    () => detectorClass() !== null,
    () => false,
  );
  // On a phone that cannot, it is said once: whoever looks for the button learns why there is none.
  if (!can) return <p className="hidden text-ink-soft text-sm pointer-coarse:block">{t('noCamera')}</p>;
  if (!open)
    return (
      <Button size="lg" variant="primary" className="w-full" onClick={() => setOpen(true)}>
        <Camera aria-hidden />
        {t('camera')}
      </Button>
    );
  return (
    <div className="flex flex-col gap-2">
      <Viewfinder
        onScan={(code) => {
          setOpen(false);
          onScan(code);
        }}
      />
      <Button size="lg" onClick={() => setOpen(false)}>
        {t('cameraOff')}
      </Button>
    </div>
  );
}

function Viewfinder({ onScan }: { onScan: (code: string) => void }) {
  const t = useTranslations('shelf');
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const now = useRef(onScan);
  now.current = onScan;
  useEffect(() => {
    const picture = video.current;
    if (!picture) return;
    return readCodes(picture, {
      onCode: (code) => now.current(code),
      onRefused: () => setRefused(true),
    });
  }, []);
  if (refused) return <Callout tone="late" title={t('cameraRefused')} />;
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t('cameraPicture')}
      className="aspect-[4/3] w-full rounded-md bg-sunken object-cover"
    />
  );
}

/** Looks for a code until there is one. @returns stops looking and gives the camera back */
function readCodes(
  picture: HTMLVideoElement,
  on: { onCode: (code: string) => void; onRefused: () => void },
): () => void {
  const Found = detectorClass();
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function begin() {
    if (!Found) return on.onRefused();
    const detector = new Found({ formats: FORMATS });
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    stream = opened;
    if (stopped) return stop();
    picture.srcObject = opened;
    await picture.play();
    const look = async () => {
      if (stopped) return;
      const code = (await detector.detect(picture).catch(() => []))[0]?.rawValue;
      if (stopped) return;
      if (code) on.onCode(code);
      else timer = setTimeout(look, LOOKS_EVERY_MS);
    };
    await look();
  }
  function stop() {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
  begin().catch(() => (stopped ? undefined : on.onRefused()));
  return stop;
}
