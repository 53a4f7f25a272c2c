-- A backup says which schema it is of. The nightly one is made by the application's role, which reads every table but the list of
-- migrations; this is all it may know of it.
CREATE FUNCTION applied_migrations() RETURNS TABLE (name text, checksum text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN QUERY SELECT m.migration_name::text, m.checksum::text FROM public._prisma_migrations m
    WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL ORDER BY m.migration_name;
END $$;
