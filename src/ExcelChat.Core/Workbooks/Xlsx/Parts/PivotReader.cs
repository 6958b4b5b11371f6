namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the pivot tables of a sheet with the names of their fields, which are in another part (ECMA-376 part 1, 18.10).</summary>
internal static class PivotReader
{
    public static IEnumerable<PivotTable> Read(PartsReader parts, string sheet, string name) =>
        from part in parts.Linked(sheet, "pivotTable")
        where parts.IsNew(part)
        let definition = parts.Read(part, xml => new PivotDefinition(xml), null)
        where definition is not null
        select ToPivotTable(definition, ReadCache(parts, part, definition), name);

    /// <summary>Where the pivot tables of a sheet lie. What they show would take their caches, which may be larger than the sheet.</summary>
    public static IReadOnlyList<PivotRange> ReadRanges(PartsReader parts, string sheet)
        => [.. parts.Own(sheet, "pivotTable").Select(part => parts.Read(part, xml => new PivotDefinition(xml), null)).OfType<PivotDefinition>().Select(Range)];

    private static PivotRange Range(PivotDefinition definition)
        => definition.Place with { SummaryRows = [.. definition.Summaries.Select(row => row + definition.Place.FirstDataRow)] };

    private static PivotCache ReadCache(PartsReader parts, string part, PivotDefinition definition)
    {
        var items = definition.Filters.Where(filter => filter.Item is not null).DistinctBy(filter => filter.Field).ToDictionary(filter => filter.Field, filter => filter.Item!.Value);
        var absent = new PivotCache();
        return parts.Linked(part, "pivotCacheDefinition").Select(cache => parts.Read(cache, xml => new PivotCache(xml, items), absent)).FirstOrDefault(absent);
    }

    private static PivotTable ToPivotTable(PivotDefinition definition, PivotCache cache, string sheet) => new(definition.Place.Name, sheet, definition.Place.Range)
    {
        SourceSheet = cache.SourceSheet,
        SourceRange = cache.SourceRange,
        SourceName = cache.SourceName,
        RowFields = Names(definition.RowFields, cache),
        ColumnFields = Names(definition.ColumnFields, cache),
        DataFields = [.. definition.DataFields.Where(data => cache.Has(data.Field)).Select(data => new PivotDataField(data.Name ?? cache.Fields[data.Field], cache.Fields[data.Field], data.Function))],
        Filters = [.. definition.Filters.Where(filter => cache.Has(filter.Field)).Select(filter => new PivotFilter(cache.Fields[filter.Field], cache.Items.GetValueOrDefault(filter.Field)))],
    };

    private static List<string> Names(IReadOnlyList<int> fields, PivotCache cache)
        => [.. fields.Where(field => field == PivotDefinition.Values || cache.Has(field)).Select(field => field < 0 ? PivotTable.ValuesField : cache.Fields[field])];
}
