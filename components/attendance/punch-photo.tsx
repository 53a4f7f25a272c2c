import { useTranslations } from 'next-intl';
import { PhotoList } from '@/components/attachments/photo-list';

/** Who stood there as it was clocked; nothing where no photo was taken. */
export function PunchPhoto(props: { storeId: string; photoId: string | null; name: string; time: string }) {
  const t = useTranslations('attendance');
  const words = t('photoNamed', { name: props.name, time: props.time });
  return (
    <PhotoList
      storeId={props.storeId}
      ids={props.photoId ? [props.photoId] : []}
      label={words}
      altOf={() => words}
    />
  );
}
