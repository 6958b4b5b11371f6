using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Each kind of index that a store knows searches; others are refused.</summary>
public abstract class IndexKindSuite(TestStore store) : StoreSuite(store)
{
    [Theory]
    [InlineData(IndexKind.Flat)]
    [InlineData(IndexKind.Hnsw)]
    [InlineData(IndexKind.IvfFlat)]
    [InlineData(IndexKind.DiskAnn)]
    [InlineData(IndexKind.QuantizedFlat)]
    [InlineData(IndexKind.Dynamic)]
    public async Task A_known_kind_searches_and_another_is_refused(string kind)
    {
        using var opened = Store.Open();
        if (!Store.KnowsIndex(kind))
        {
            Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Point>("x", Point.Definition(null, kind)));
            return;
        }

        var collection = await FilledAsync(opened, Store.NewName(), Point.Three, Point.Definition(null, kind));
        Assert.Equal("same", (await collection.SearchAsync(Point.Query, 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Name);
    }

    [Fact]
    public void An_unknown_kind_is_refused()
    {
        using var opened = Store.Open();

        Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Point>("x", Point.Definition(null, "Telepathy")));
    }
}
