import { cn } from '@/components/ui/cn';

/** How many nobody read, on what leads to them; nothing while there are none. Its words stand on the link. */
export function UnreadMark({ unread, className }: { unread: number; className: string }) {
  if (unread === 0) return null;
  return (
    <span
      aria-hidden
      className={cn(
        'figures absolute min-w-4 rounded-full bg-alarm-fill px-1 text-center text-on-alarm text-xs leading-4',
        className,
      )}
    >
      {unread > 99 ? '99+' : unread}
    </span>
  );
}
