using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Search by vector and by words at once.</summary>
public abstract class HybridSuite(TestStore store) : StoreSuite(store)
{
    private static readonly float[] Query = [1, 0];

    [Fact]
    public async Task A_word_lifts_a_record_above_nearer_ones()
    {
        var collection = await Notes("far away", "nothing", "tangy grapes");

        Assert.Equal(Key(3), (await Search(collection, ["grapes"]))[0]);
        Assert.Equal(Key(3), (await Search(collection, ["GRAPES"]))[0]);
    }

    [Fact]
    public async Task Any_word_of_any_keyword_lifts()
    {
        var collection = await Notes("plain", "nourishing bread", "tangy grapes", "plain too");

        Assert.Equal([Key(2), Key(3)], (await Search(collection, ["tangy", "nourishing"])).Take(2).Order());
        Assert.Equal([Key(2), Key(3)], (await Search(collection, ["tangy nourishing"])).Take(2).Order());
        Assert.Equal(4, (await Search(collection, ["tangy", "absent"])).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_equal_vectors_the_words_decide_and_not_the_insertion(bool reversed)
    {
        Note[] notes =
        [
            new() { Id = Key(1), Text = "grapes grapes", Vector = Query },
            new() { Id = Key(2), Text = "grapes and a good many other words beside them", Vector = Query },
            new() { Id = Key(3), Text = "bread", Vector = Query },
        ];
        var collection = await FilledAsync(reversed ? [.. notes.Reverse()] : notes);

        Assert.Equal([Key(1), Key(2), Key(3)], await Search(collection, ["grapes"]));
    }

    [Fact]
    public async Task A_rare_word_counts_for_more_than_a_common_one()
    {
        // Where equals do not share a rank, the vectors must not be equal for the words to decide.
        Note[] notes =
        [
            new() { Id = Key(1), Text = "bread", Vector = Query },
            .. Enumerable.Range(2, 20).Select(n => new Note { Id = Key(n), Text = "common word", Vector = Store.SharesRanks ? Query : [1, n] }),
            new() { Id = Key(22), Text = "rare word", Vector = Store.SharesRanks ? Query : [1, 0.1f] },
        ];

        Assert.Equal(Key(22), (await Search(await FilledAsync(notes), ["common", "rare"]))[0]);
    }

    [Fact]
    public async Task Filter_holds_for_both_legs_and_skip_and_top_after()
    {
        var collection = await Notes("grapes", "grapes grapes", "bread", "grapes bread");

        Assert.Equal([Key(3), Key(4)], (await Search(collection, ["grapes"], new() { Filter = r => r.Number > 2 })).Order());
        var all = await Search(collection, ["grapes"]);
        Assert.Equal(all.Skip(1).Take(2), await Search(collection, ["grapes"], new() { Skip = 1 }, top: 2));
        Assert.Equal(4, (await Search(collection, ["grapes"], top: int.MaxValue)).Count);
    }

    [Fact]
    public async Task Threshold_drops_what_scores_below()
    {
        var collection = await Notes("plain", "plain", "tangy grapes");
        var scores = await ((IKeywordHybridSearchable<Note>)collection).HybridSearchAsync(Query, ["grapes"], 9, cancellationToken: Cancel).Select(r => r.Score!.Value).ToListAsync(Cancel);

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal([Key(3)], await Search(collection, ["grapes"], new() { ScoreThreshold = (scores[0] + scores[1]) / 2 }));
    }

    [Fact]
    public async Task Updates_and_deletes_change_what_words_find()
    {
        var collection = await Notes("grapes", "bread", "bread");
        Assert.Equal(Key(1), (await Search(collection, ["grapes"]))[0]);

        await collection.UpsertAsync([new Note { Id = Key(1), Text = "water", Vector = new float[] { 0, 1 } }, new Note { Id = Key(3), Text = "grapes", Vector = new float[] { 0, 1 } }], Cancel);
        Assert.Equal(Key(3), (await Search(collection, ["grapes"]))[0]);
        await collection.DeleteAsync(Key(3), Cancel);
        Assert.Equal([Key(2), Key(1)], await Search(collection, ["grapes"]));
    }

    [Fact]
    public async Task Words_are_words_in_any_script()
    {
        var collection = await Notes("plain", "plain", "Ürün açıklaması: ÇAY", "Отчёт за квартал");

        Assert.Equal(Key(3), (await Search(collection, ["çay"]))[0]);
        Assert.Equal(Key(4), (await Search(collection, ["КВАРТАЛ"]))[0]);
    }

    [Theory]
    [InlineData("SKU-1042-B")]
    [InlineData("sku1042b")]
    [InlineData("SKU_1042.B")]
    public async Task A_code_is_found_as_a_whole_however_it_is_joined(string keyword)
    {
        var collection = await Notes("plain", "order SKU-1042-B, paid", "SKU 1042 and B", "SKU-1042-C", "B 1042");

        Assert.Equal(Key(2), (await Search(collection, [keyword]))[0]);
    }

    [Theory]
    [InlineData("1234.56")]
    [InlineData("1,234.56")]
    public async Task A_number_is_found_as_a_whole_however_its_thousands_are_set_apart(string keyword)
    {
        var collection = await Notes("plain", "paid 1,234.56 in all", "1,234.57", "1.56 and 234", "1234.65");

        Assert.Equal(Key(2), (await Search(collection, [keyword]))[0]);
    }

    [Fact]
    public async Task Records_without_text_or_keywords_without_words_do_no_harm()
    {
        var collection = await Notes("grapes", null!, "");

        Assert.Equal([Key(1), Key(2), Key(3)], await Search(collection, []));
        Assert.Equal([Key(1), Key(2), Key(3)], await Search(collection, ["", "?!"]));
        Assert.Equal(3, (await Search(collection, ["grapes"])).Count);
    }

    [Fact]
    public async Task Of_two_text_properties_one_must_be_chosen()
    {
        var collection = await FilledAsync(
            new TwoTexts { Id = Key(1), Title = "grapes", Body = "bread", Vector = new float[] { 0, 1 } },
            new TwoTexts { Id = Key(2), Title = "bread", Body = "grapes", Vector = new float[] { 0, 1 } });
        var hybrid = (IKeywordHybridSearchable<TwoTexts>)collection;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await hybrid.HybridSearchAsync(Query, ["grapes"], 1, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(Key(1), (await hybrid.HybridSearchAsync(Query, ["grapes"], 1, new() { AdditionalProperty = r => r.Title }, Cancel).SingleAsync(Cancel)).Record.Id);
        Assert.Equal(Key(2), (await hybrid.HybridSearchAsync(Query, ["grapes"], 1, new() { AdditionalProperty = r => r.Body }, Cancel).SingleAsync(Cancel)).Record.Id);
    }

    // The first note is the nearest, each next one a little further.
    private Task<VectorStoreCollection<Guid, Note>> Notes(params string[] texts)
        => FilledAsync(texts.Select((text, index) => new Note { Id = Key(index + 1), Number = index + 1, Text = text, Vector = new float[] { 1, index } }).ToArray());

    private static async Task<List<Guid>> Search(VectorStoreCollection<Guid, Note> collection, string[] keywords, HybridSearchOptions<Note>? options = null, int top = 99)
        => await ((IKeywordHybridSearchable<Note>)collection).HybridSearchAsync(Query, keywords, top, options, Cancel).Select(r => r.Record.Id).ToListAsync(Cancel);

    public sealed class Note
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsIndexed = true, StorageName = "no")]
        public int Number { get; set; }

        [VectorStoreData(IsFullTextIndexed = true, StorageName = "the_text")]
        public string? Text { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }

    public sealed class TwoTexts
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsFullTextIndexed = true)]
        public string? Title { get; set; }

        [VectorStoreData(IsFullTextIndexed = true)]
        public string? Body { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }
}
