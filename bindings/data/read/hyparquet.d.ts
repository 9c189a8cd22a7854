// The part of hyparquet and its compressors that is used here. Their own types would bring the DOM's into a module that must not know it.
declare module 'hyparquet' {
  interface SchemaNode {
    children: SchemaNode[];
    element: { name: string; type?: string; converted_type?: string; logical_type?: { type: string } };
  }
  interface Metadata {
    num_rows: bigint;
    row_groups: {
      num_rows: bigint;
      total_byte_size: bigint;
      columns: { meta_data?: { total_uncompressed_size: bigint; num_values: bigint } }[];
    }[];
  }
  interface File {
    byteLength: number;
    slice(start: number, end?: number): ArrayBuffer;
  }
  export function parquetMetadataAsync(file: File): Promise<Metadata>;
  export function parquetSchema(metadata: Metadata): SchemaNode;
  export function parquetRead(options: {
    file: File;
    metadata: Metadata;
    columns: string[];
    rowStart: number;
    rowEnd: number;
    compressors: unknown;
    onChunk(chunk: { columnData: ArrayLike<unknown>; rowStart: number; rowEnd: number }): void;
  }): Promise<void>;
}

declare module 'hyparquet-compressors' {
  export const compressors: unknown;
}
