using ExcelChat.Chunks;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Chunks;

public sealed class AdaptiveChunkerTests
{
    [Fact]
    public async Task The_first_chunk_names_the_table_its_columns_their_types_and_samples()
    {
        var chunks = await CutAsync(TestTable.Of("Sales", ["Region", "Amount"], ["North", 12.5], ["South", 7], ["Total", 19.5]));

        var header = chunks[0];
        Assert.Equal(ChunkKind.Header, header.Kind);
        Assert.Contains("Sales", header.Text);
        Assert.Contains("Region: Text; first values: North | South | Total; 2 different", header.Text);
        Assert.Contains("Amount: Number; first values: 12.5 | 7 | 19.5; from 7 to 12.5", header.Text);
        Assert.Contains("3 rows, of them 1 totals; 2 columns", header.Text);
        Assert.Equal("A1:B4", header.Range.ToString());
    }

    [Fact]
    public async Task Every_text_is_one_that_a_store_can_keep()
    {
        var strict = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var longName = new string('x', 99) + "😀 and so on";

        var chunks = await CutAsync(TestTable.Of("Sales", [longName, "Note"], ["a\0b", "half \uD83D"], ["whole 😀", "\uDE00 half"]));

        Assert.All(chunks, chunk => Assert.DoesNotContain('\0', strict.GetString(strict.GetBytes(chunk.Text))));
        Assert.Contains(new string('x', 99) + "…", chunks[0].Text);
        Assert.Contains("whole 😀", chunks[^1].Text);
        Assert.Contains("a\uFFFDb | Note: half \uFFFD", chunks[^1].Text);
    }

    [Fact]
    public async Task A_table_with_a_header_and_no_rows_gives_its_header_chunk()
    {
        var chunk = Assert.Single(await CutAsync(TestTable.Of("Empty", ["Region", "Amount"])));

        Assert.Equal(ChunkKind.Header, chunk.Kind);
        Assert.Contains("Region", chunk.Text);
        Assert.Equal("A1:B1", chunk.Range.ToString());
    }

    [Fact]
    public async Task Every_row_says_which_column_each_value_is_of_and_leaves_blanks_out()
    {
        var data = await CutAsync(TestTable.Of("Sales", ["Region", "Note", "Amount"], ["North", null, 12], ["South", "late", 7]), ChunkKind.Data);

        Assert.Equal("Sales\nRegion: North | Amount: 12\nRegion: South | Note: late | Amount: 7", Assert.Single(data).Text);
    }

    [Fact]
    public async Task A_day_is_written_as_it_is_shown_and_in_the_one_form_that_days_are_looked_for_in()
    {
        var table = TestTable.Of("Days", ["Due"], [(new DateOnly(2024, 3, 5), "d mmm yy")], [(new DateOnly(2024, 3, 6), "yyyy-mm-dd")]);

        Assert.Equal("Days\nDue: 5 Mar 24 (2024-03-05)\nDue: 2024-03-06", Assert.Single(await CutAsync(table, ChunkKind.Data)).Text);
    }

    [Fact]
    public async Task The_different_texts_of_a_column_are_said_once()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new object?[] { i, i % 3 == 0 ? "open" : "closed" });

        var values = Assert.Single(await CutAsync(TestTable.Of("Cases", ["Number", "State"], [.. rows]), ChunkKind.Values));

        Assert.Equal("Cases\nDifferent values\nState: open | closed", values.Text);
        Assert.Equal("B2:B61", values.Range.ToString());
    }

    [Fact]
    public async Task A_column_with_more_different_texts_than_the_bound_is_left_to_its_rows()
    {
        var chunks = await CutAsync(Numbered(1001));

        Assert.DoesNotContain(chunks, chunk => chunk.Kind == ChunkKind.Values);
        Assert.Contains(chunks, chunk => chunk.Text.Contains("Name: name of 1001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_counter_of_tokens_decides_how_much_goes_into_a_chunk()
    {
        var few = await CutAsync(Numbered(100), ChunkKind.Data);
        var many = await new AdaptiveChunker(tokens: new OneTokenACharacter()).RunAsync(AsyncEnumerable.Repeat(Numbered(100), 1), TestContext.Current.CancellationToken)
            .Where(chunk => chunk.Kind == ChunkKind.Data).ToListAsync(TestContext.Current.CancellationToken);

        Assert.All(many, chunk => Assert.True(chunk.Text.Length <= 250, chunk.Text));
        Assert.True(many.Count > 2 * few.Count);
    }

    [Fact]
    public async Task Each_row_is_in_one_block_and_the_blocks_begin_at_multiples_of_a_number_of_rows()
    {
        var data = (await CutAsync(Numbered(300))).Where(chunk => chunk.Kind == ChunkKind.Data).ToArray();

        var rows = data[0].Range.Rows;
        Assert.True(rows > 1);
        Assert.Equal(300, data.Sum(chunk => chunk.Text.Split('\n').Length - 1));
        Assert.All(data.Select((chunk, i) => (chunk.Range.First.Row, Expected: data[0].Range.First.Row + (i * rows))), begin => Assert.Equal(begin.Expected, begin.Row));
    }

    [Fact]
    public async Task A_totals_row_is_kept_and_marked()
    {
        var data = await CutAsync(TestTable.Of("Sales", ["Region", "Amount"], ["North", 12], ["Total", 12]), ChunkKind.Data);

        Assert.Contains("\n[total] Region: Total | Amount: 12", Assert.Single(data).Text);
    }

    [Fact]
    public async Task A_row_wider_than_a_chunk_is_split_by_columns_with_its_label_and_column_names()
    {
        var headers = Enumerable.Range(0, 12).Select(i => $"Note {i}").ToArray();
        var row = Enumerable.Range(0, 12).Select(i => (object?)(i == 0 ? "Label" : new string((char)('a' + i), 200))).ToArray();

        var data = (await CutAsync(TestTable.Of("Wide", headers, row))).Where(chunk => chunk.Kind == ChunkKind.Data).ToArray();

        Assert.True(data.Length > 1);
        Assert.All(data, chunk => Assert.Contains("Label | Note", chunk.Text));
        Assert.All(data, chunk => Assert.True(chunk.Text.Length <= 1000));
        Assert.All(Enumerable.Range(1, 11), i => Assert.Contains(data, chunk => chunk.Text.Contains($"Note {i}: {row[i]}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_row_of_more_columns_than_fit_is_cut_into_parts_that_repeat_its_label()
    {
        var headers = Enumerable.Range(0, 200).Select(i => $"Column {i}").ToArray();
        var row = Enumerable.Range(0, 200).Select(i => (object?)$"v{i}").ToArray();

        var data = (await CutAsync(TestTable.Of("Wide", headers, row))).Where(chunk => chunk.Kind == ChunkKind.Data).ToArray();

        Assert.All(data, chunk => Assert.True(chunk.Text.Length <= 1000));
        Assert.All(data.Skip(1), chunk => Assert.StartsWith("v0 | Column ", chunk.Text.Split('\n')[1], StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 200), data.SelectMany(c => Enumerable.Range(c.Range.First.Column, c.Range.Columns)).Order());
    }

    [Fact]
    public async Task A_row_that_changes_leaves_all_blocks_but_two_as_they_were()
    {
        var before = (await CutAsync(Numbered(300), ChunkKind.Data)).Select(chunk => chunk.Text).ToArray();
        var rows = Enumerable.Range(1, 300).Select(i => new object?[] { i, i == 150 ? "a name that is much longer than it was before" : $"name of {i}" });
        var after = (await CutAsync(TestTable.Of("Numbers", ["Number", "Name"], [.. rows]), ChunkKind.Data)).Select(chunk => chunk.Text).ToArray();

        Assert.InRange(after.Except(before).Count(), 1, 2);
    }

    [Fact]
    public async Task More_than_100_rows_bring_statistics_without_the_totals()
    {
        var rows = Enumerable.Range(1, 101).Select(i => new object?[] { i % 2 == 0 ? "even" : "odd", i == 7 ? null : i });

        var chunks = await CutAsync(TestTable.Of("Stats", ["Parity", "N"], [.. rows, ["Total", 5144]]));

        var statistics = Assert.Single(chunks, chunk => chunk.Kind == ChunkKind.Statistics);
        Assert.Contains("Parity: 101 values, 0 missing, 2 distinct; most frequent: odd (51), even (50)", statistics.Text);
        Assert.Contains("N: 100 values, 1 missing, 100 distinct; min 1, max 101, mean 51.44, standard deviation 29.1105", statistics.Text);
        Assert.Equal("A2:B102", statistics.Range.ToString());
    }

    [Fact]
    public async Task Up_to_100_rows_bring_no_statistics()
        => Assert.DoesNotContain(await CutAsync(Numbered(100)), chunk => chunk.Kind == ChunkKind.Statistics);

    [Fact]
    public async Task A_formula_filled_down_a_column_is_written_once_with_the_cells_it_fills()
    {
        var table = WithFormulas(("B2", "A2*$D$1"), ("B3", "A3*$D$1"), ("B4", "A4*$D$1"), ("B5", "SUM(B2:B4)&\"A5\""));

        var formula = Assert.Single(await CutAsync(table), chunk => chunk.Kind == ChunkKind.Formula);

        Assert.Contains("B, B2:B4: =A2*$D$1 (filled down); from A, D1", formula.Text);
        Assert.Contains("B, B5: =SUM(B2:B4)&\"A5\"; from B", formula.Text);
        Assert.Equal("B2:B5", formula.Range.ToString());
    }

    [Theory]
    [InlineData("Rates!B2*A2", "from Rates!B2, A")]
    [InlineData("'My rates'!B2+A9", "from 'My rates'!B2, A9")]
    [InlineData("1+2", "=1+2")]
    public async Task A_formula_says_which_columns_and_which_cells_elsewhere_it_is_computed_from(string formula, string expected)
        => Assert.EndsWith(expected, Assert.Single(await CutAsync(WithFormulas(("B2", formula)), ChunkKind.Formula)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 5_000, 500)]
    [InlineData(1, 10_000, 1000)]
    [InlineData(1, 15_000, 1500)]
    [InlineData(1, 1_000_000, 2000)]
    [InlineData(5, 10_000, 2000)]
    [InlineData(20, 10_000, 4000)]
    [InlineData(60, 10_000, 8000)]
    [InlineData(60, 20_000, 10_000)]
    [InlineData(60, 0, 500)]
    public void The_size_follows_the_file_and_its_rows(int megabytes, int rows, int expected)
        => Assert.Equal(expected, new ChunkerOptions().SizeFor((megabytes << 20) - 1, rows));

    [Fact]
    public void An_option_out_of_range_is_refused_at_once_and_named()
    {
        var error = Assert.Throws<ExcelChatConfigurationException>(() => new AdaptiveChunker(new() { MaximumSize = 10 }));

        Assert.Contains("MaximumSize is 10", error.Message);
    }

    [Fact]
    public async Task The_first_chunk_comes_before_the_second_table_is_read()
    {
        var read = 0;
        async IAsyncEnumerable<Table> Tables()
        {
            await Task.Yield();
            for (; read < 2; read++)
            {
                yield return Numbered(10);
            }
        }

        await foreach (var chunk in new AdaptiveChunker().RunAsync(Tables(), TestContext.Current.CancellationToken))
        {
            Assert.Equal(ChunkKind.Header, chunk.Kind);
            break;
        }

        Assert.Equal(0, read);
    }

    [Property(MaxTest = 60)]
    public Property Any_table_is_cut_without_loss_within_bounds_and_with_stable_unique_ids()
        => Prop.ForAll(AnyTable().ToArbitrary(), table =>
        {
            var chunks = CutAsync(table).GetAwaiter().GetResult();
            var again = CutAsync(table).GetAwaiter().GetResult();

            Assert.Equal(chunks.Select(chunk => chunk.Id), again.Select(chunk => chunk.Id));
            Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.Id).Distinct().Count());
            Assert.All(chunks, chunk => AssertBounded(chunk));
            for (var row = 0; row < table.Rows.Count; row++)
            {
                AssertWhole(table, row, chunks);
            }
        });

    private static void AssertBounded(Chunk chunk)
    {
        var lines = chunk.Text.Split('\n').Length - (chunk.Kind == ChunkKind.Data ? 1 : 2);
        Assert.True(chunk.Text.Length <= (chunk.Kind == ChunkKind.Data ? 1000 : 500) || lines == 1, $"{chunk.Text.Length} characters in {lines} lines");
    }

    /// <summary>All cells of the row are in the text of chunks whose ranges have them.</summary>
    private static void AssertWhole(Table table, int row, IReadOnlyList<Chunk> chunks)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var (address, text) = (table.AddressOf(row, c), table.Columns[c].Text(row));
            Assert.Contains(chunks, chunk => chunk.Kind == ChunkKind.Data && chunk.Range.Contains(address) && chunk.Text.Contains(text, StringComparison.Ordinal));
        }
    }

    private static Gen<Table> AnyTable() =>
        from columns in Gen.Choose(1, 40)
        from rows in Gen.Choose(0, 30)
        from longest in Gen.Elements(3, 20, 400)
        from seed in Gen.Choose(0, int.MaxValue)
        select RandomTable(columns, rows, longest, new Random(seed));

    private static Table RandomTable(int columns, int rows, int longest, Random random)
    {
        object? Cell() => random.Next(4) switch
        {
            0 => null,
            1 => random.Next(),
            _ => new string((char)('a' + random.Next(26)), random.Next(1, longest)),
        };
        var body = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => Cell()).ToArray()).ToArray();
        return TestTable.Of("Random", [.. Enumerable.Range(0, columns).Select(i => $"Header {i}")], body);
    }

    private static Table Numbered(int rows)
        => TestTable.Of("Numbers", ["Number", "Name"], [.. Enumerable.Range(1, rows).Select(i => new object?[] { i, $"name of {i}" })]);

    private static Table WithFormulas(params (string Cell, string Formula)[] formulas)
    {
        var table = TestTable.Of("Formulas", ["A", "B"], [1, 2], [3, 4], [5, 6], [7, 8]);
        return new()
        {
            Workbook = table.Workbook,
            Sheet = table.Sheet,
            Name = table.Name,
            Range = table.Range,
            Columns = table.Columns,
            Rows = table.Rows,
            HeaderRows = 1,
            Formulas = [.. formulas.Select(f => new CellFormula(CellAddress.Parse(f.Cell), f.Formula))],
        };
    }

    private static async Task<List<Chunk>> CutAsync(Table table)
        => await new AdaptiveChunker().RunAsync(AsyncEnumerable.Repeat(table, 1), CancellationToken.None).ToListAsync();

    private static async Task<List<Chunk>> CutAsync(Table table, ChunkKind kind) => [.. (await CutAsync(table)).Where(chunk => chunk.Kind == kind)];

    private sealed class OneTokenACharacter : TokenCounter
    {
        public override int Count(ReadOnlySpan<char> text) => text.Length;
    }
}
