-- What a file was called where it came from, cleaned; null for files that came without a name, and for those from before.
ALTER TABLE "attachment" ADD COLUMN "name" TEXT;
ALTER TABLE attachment
  ADD CONSTRAINT attachment_has_a_short_name CHECK (btrim(name) <> '' AND char_length(name) <= 120 AND name !~ '[/\\[:cntrl:]]');
