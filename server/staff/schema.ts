import { z } from 'zod';

export const signInInput = z.object({
  login: z.string().trim().min(1, 'required').max(100),
  password: z.string().min(1, 'required').max(200),
});
