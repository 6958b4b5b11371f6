namespace ExcelChat.Workbooks.Formulas;

/// <summary>The rows of a sheet; those with a gap are copied and filled, all others pass as they are.</summary>
internal sealed class ComputingRows(Sheet sheet, FormulaComputer computer, CancellationToken cancellationToken) : IAsyncEnumerable<Row>
{
    public IAsyncEnumerator<Row> GetAsyncEnumerator(CancellationToken token = default)
        => new Enumerator(sheet, computer, sheet.ReadRowsAsync(cancellationToken).GetAsyncEnumerator(token), token.CanBeCanceled ? token : cancellationToken);

    // Written by hand: an async iterator around millions of rows would cost more than reading them.
    private sealed class Enumerator(Sheet sheet, FormulaComputer computer, IAsyncEnumerator<Row> rows, CancellationToken cancellationToken) : IAsyncEnumerator<Row>
    {
        private Cell[] _filled = [];

        public Row Current { get; private set; }

        public ValueTask<bool> MoveNextAsync()
        {
            var next = rows.MoveNextAsync();
            if (!next.IsCompletedSuccessfully)
            {
                return WaitAsync(next);
            }

            return next.Result ? TakeAsync() : new(false);
        }

        public ValueTask DisposeAsync() => rows.DisposeAsync();

        private static bool HasGap(in Row row)
        {
            if (row.HasAllResults)
            {
                return false;
            }

            foreach (ref readonly var cell in row.Cells.Span)
            {
                if (cell.LacksCachedValue)
                {
                    return true;
                }
            }

            return false;
        }

        private async ValueTask<bool> WaitAsync(ValueTask<bool> next)
            => await next.ConfigureAwait(false) && await TakeAsync().ConfigureAwait(false);

        private ValueTask<bool> TakeAsync()
        {
            Current = rows.Current;
            return HasGap(Current) ? FillAsync() : new(true);
        }

        private async ValueTask<bool> FillAsync()
        {
            var row = Current;
            if (_filled.Length < row.Cells.Length)
            {
                _filled = new Cell[Math.Max(row.Cells.Length, _filled.Length * 2)];
            }

            var filled = _filled.AsMemory(0, row.Cells.Length);
            row.Cells.CopyTo(filled);
            await computer.FillAsync(sheet, filled, cancellationToken).ConfigureAwait(false);
            Current = row with { Cells = filled };
            return true;
        }
    }
}
