using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteIngestionTests : KilledIngestionTests
{
    private readonly List<SqliteTestStore> _files = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, true)]
    public async Task An_ingestion_that_is_killed_is_finished_from_the_bytes_that_were_kept(double share, bool isNewVersion)
    {
        var (expected, written) = await KillAsync(share, isNewVersion);

        await using var chat = Chat();
        var reopened = await chat.ReopenAsync(cancellationToken: Cancel);

        var workbook = Assert.Single(reopened.Workbooks);
        Assert.Equal(expected, workbook.Chunks);
        Assert.InRange(workbook.NewChunks, 1, expected - written);
        Assert.Equal(expected, (await chat.CountIndexAsync(Cancel)).Chunks);
        Assert.Equal([workbook.Workbook], chat.Workbooks);
        Assert.Empty((await chat.ReopenAsync(cancellationToken: Cancel)).Workbooks);
        await using var later = Chat();
        Assert.Equal([workbook.Workbook], (await later.ReopenAsync(cancellationToken: Cancel)).Workbooks.Select(result => result.Workbook));
    }

    protected override string CreateStore()
    {
        _files.Add(new());
        return _files[^1].ConnectionString;
    }

    protected override void Use(ExcelChatBuilder builder, string store) => builder.UseSqlite(new SqliteConnectionStringBuilder(store).DataSource);

    protected override void Dispose(bool disposing) => _files.ForEach(file => file.Dispose());
}
