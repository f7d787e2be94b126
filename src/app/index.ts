export type {
  Blobs,
  ChangeContext,
  PutResult,
  ReadItem,
  ReadOptions,
  Reader,
  RecordFilter,
  Rejection,
  Store,
  StoreReader,
  StoreWriter,
} from './ports.ts';
