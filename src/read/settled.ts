import { Fault } from '../base/fault.ts';

/** A part that was read, or one that throws the reason why it could not be. */
export async function settled<T>(load: () => Promise<T>): Promise<() => T> {
  try {
    const value = await load();
    return () => value;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return () => {
      throw error;
    };
  }
}
