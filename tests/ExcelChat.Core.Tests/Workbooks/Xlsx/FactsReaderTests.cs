using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class FactsReaderTests
{
    private const string Book = "xl/workbook.xml";
    private const string Sheet1 = "xl/worksheets/sheet1.xml";
    private const string Pivot = "xl/pivotTables/pivotTable1.xml";
    private const string Drawing = "xl/drawings/drawing1.xml";
    private const string Cache = "<cacheFields><cacheField name='Region'><sharedItems><s v='North'/><s v='South'/></sharedItems></cacheField><cacheField name='Year'><sharedItems><n v='2023'/><n v='2024'/></sharedItems></cacheField><cacheField name='Revenue'/></cacheFields>";

    [Fact]
    public async Task A_pivot_table_names_its_source_its_fields_and_its_filter()
    {
        var facts = await FactsAsync(WithPivot($"<cacheSource type='worksheet'><worksheetSource ref='A1:C1218' sheet='Orders'/></cacheSource>{Cache}"));

        var pivot = Assert.Single(facts.PivotTables);
        Assert.Equal(("PivotTable1", "S", CellRange.Parse("A3:B9")), (pivot.Name, pivot.Sheet, pivot.Range));
        Assert.Equal(("Orders", CellRange.Parse("A1:C1218"), null), (pivot.SourceSheet, pivot.SourceRange, pivot.SourceName));
        Assert.Equal(["Region"], pivot.RowFields);
        Assert.Equal(["Values"], pivot.ColumnFields);
        Assert.Equal([new PivotDataField("Sum of Revenue", "Revenue", "sum"), new PivotDataField("Mean", "Revenue", "average")], pivot.DataFields);
        Assert.Equal([new PivotFilter("Year", "2024")], pivot.Filters);
        Assert.Empty(facts.UnreadParts);
    }

    [Fact]
    public async Task A_pivot_table_over_a_table_names_the_table()
    {
        var pivot = Assert.Single((await FactsAsync(WithPivot($"<cacheSource><worksheetSource name='Sales'/></cacheSource>{Cache}"))).PivotTables);

        Assert.Equal((null, null, "Sales"), (pivot.SourceSheet, pivot.SourceRange, pivot.SourceName));
    }

    [Fact]
    public async Task A_pivot_table_over_another_workbook_has_no_source_in_this_one()
    {
        var pivot = Assert.Single((await FactsAsync(WithPivot($"<cacheSource><worksheetSource ref='A1:B2' sheet='S' xmlns:r='u:r' r:id='x'/></cacheSource>{Cache}"))).PivotTables);

        Assert.Equal((null, null), (pivot.SourceSheet, pivot.SourceRange));
    }

    [Fact]
    public async Task A_pivot_table_without_its_cache_still_has_its_place()
    {
        var facts = await FactsAsync(WithPivot("<broken"));

        Assert.Equal(CellRange.Parse("A3:B9"), Assert.Single(facts.PivotTables).Range);
        Assert.Equal("xl/pivotCache/c1.xml", Assert.Single(facts.UnreadParts).Part);
    }

    [Fact]
    public async Task A_chart_has_a_place_a_title_and_the_cells_of_its_series()
    {
        var facts = await FactsAsync(WithCharts("<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Revenue </a:t></a:r><a:r><a:t>by month</a:t></a:r></a:p><a:p><a:r><a:t>in EUR</a:t></a:r></a:p></c:rich></c:tx></c:title>"
            + "<c:plotArea><c:layout/><c:barChart><c:barDir val='col'/><c:ser><c:tx><c:strRef><c:f>S!$B$1</c:f><c:strCache><c:ptCount val='1'/><c:pt idx='0'><c:v>North</c:v></c:pt></c:strCache></c:strRef></c:tx>"
            + "<c:cat><c:strRef><c:f>S!$A$2:$A$13</c:f><c:strCache><c:pt><c:v>Jan</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>S!$B$2:$B$13</c:f></c:numRef></c:val></c:ser></c:barChart>"
            + "<c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Axis</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx></c:plotArea></c:chart>"));

        var chart = Assert.Single(facts.Charts);
        Assert.Equal(("S", ChartKind.Column, "Revenue by month\nin EUR", CellRange.Parse("C2:H18")), (chart.Sheet, chart.Kind, chart.Title, chart.Range));
        Assert.Equal([new ChartSeries(ChartKind.Column) { Name = "North", NameReference = "S!$B$1", CategoryReference = "S!$A$2:$A$13", ValueReference = "S!$B$2:$B$13" }], chart.Series);
    }

    [Fact]
    public async Task A_chart_of_bars_and_lines_is_a_combination()
    {
        const string Content = "<c:chart><c:plotArea><c:barChart><c:barDir val='bar'/><c:ser/></c:barChart><c:lineChart><c:ser/></c:lineChart></c:plotArea></c:chart>";
        var chart = Assert.Single((await FactsAsync(WithCharts(Content))).Charts);

        Assert.Equal((ChartKind.Combination, null), (chart.Kind, chart.Title));
        Assert.Equal([ChartKind.Bar, ChartKind.Line], chart.Series.Select(s => s.Kind));
    }

    [Fact]
    public async Task A_title_without_words_shows_the_name_of_the_only_series()
    {
        const string Content = "<c:chart><c:title/><c:plotArea><c:scatterChart><c:ser><c:tx><c:v>Speed</c:v></c:tx><c:xVal><c:numRef><c:f>S!A1:A9</c:f></c:numRef></c:xVal><c:yVal><c:numRef><c:f>S!B1:B9</c:f></c:numRef></c:yVal></c:ser></c:scatterChart></c:plotArea></c:chart>";
        var chart = Assert.Single((await FactsAsync(WithCharts(Content))).Charts);

        Assert.Equal((ChartKind.Scatter, "Speed"), (chart.Kind, chart.Title));
        Assert.Equal(("S!A1:A9", "S!B1:B9"), (chart.Series[0].CategoryReference, chart.Series[0].ValueReference));
    }

    [Fact]
    public async Task A_waterfall_chart_finds_its_cells_among_the_data_before_it()
    {
        var builder = Drawn(new WorkbookBuilder().Sheet("S", ""), Sheet1, "chartEx").Part("xl/charts/chart1.xml",
            "<cx:chartSpace xmlns:cx='u:cx'><cx:chartData><cx:data id='0'><cx:strDim type='cat'><cx:f>S!$A$2:$A$6</cx:f></cx:strDim><cx:numDim type='val'><cx:f>S!$B$2:$B$6</cx:f></cx:numDim></cx:data></cx:chartData>"
            + "<cx:chart><cx:title><cx:tx><cx:txData><cx:v>Bridge</cx:v></cx:txData></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion><cx:series layoutId='waterfall'><cx:tx><cx:txData><cx:f>S!$B$1</cx:f><cx:v>Cash</cx:v></cx:txData></cx:tx><cx:dataId val='0'/></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>");

        var chart = Assert.Single((await FactsAsync(builder)).Charts);

        Assert.Equal((ChartKind.Waterfall, "Bridge"), (chart.Kind, chart.Title));
        Assert.Equal([new ChartSeries(ChartKind.Waterfall) { Name = "Cash", NameReference = "S!$B$1", CategoryReference = "S!$A$2:$A$6", ValueReference = "S!$B$2:$B$6" }], chart.Series);
    }

    [Fact]
    public async Task A_broken_chart_is_named_and_the_others_are_read()
    {
        var facts = await FactsAsync(WithCharts("<c:chart>", "<c:chart><c:plotArea><c:pieChart/></c:plotArea></c:chart>", ""));

        Assert.Equal(ChartKind.Pie, Assert.Single(facts.Charts).Kind);
        Assert.Equal(["xl/charts/chart1.xml", "xl/charts/chart3.xml"], facts.UnreadParts.Select(p => p.Part));
    }

    [Fact]
    public async Task Charts_that_lie_on_a_chart_have_its_place()
    {
        var facts = await FactsAsync(WithCharts("<c:chart><c:plotArea><c:lineChart/></c:plotArea></c:chart>")
            .Link("xl/charts/chart1.xml", "u", "chartUserShapes", "../drawings/drawing2.xml").Part("xl/drawings/drawing2.xml", DrawingOf("<x:relSizeAnchor>{0}</x:relSizeAnchor>", 1))
            .Link("xl/drawings/drawing2.xml", "c1", "chart", "../charts/inner.xml").Part("xl/charts/inner.xml", Chart("<c:chart><c:plotArea><c:radarChart/></c:plotArea></c:chart>")));

        Assert.Equal([(ChartKind.Line, CellRange.Parse("C2:H18")), (ChartKind.Radar, CellRange.Parse("C2:H18"))], facts.Charts.Select(c => (c.Kind, c.Range!.Value)));
    }

    [Fact]
    public async Task A_chart_sheet_is_named_beside_its_chart()
    {
        var builder = Drawn(new WorkbookBuilder().Sheet("S", ""), "xl/chartsheets/sheet1.xml", "chart")
            .Part(Book, $"<workbook xmlns='{WorkbookBuilder.Main}' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='S' r:id='s1'/><sheet name='Trend' r:id='cs'/></sheets></workbook>")
            .Link(Book, "cs", "chartsheet", "chartsheets/sheet1.xml").Part("xl/chartsheets/sheet1.xml", "<chartsheet/>")
            .Part(Drawing, DrawingOf("<x:absoluteAnchor>{0}</x:absoluteAnchor>", 1)).Part("xl/charts/chart1.xml", Chart("<c:chart><c:plotArea><c:lineChart/></c:plotArea></c:chart>"));

        var facts = await FactsAsync(builder);

        Assert.Equal(["Trend"], facts.ChartSheets);
        Assert.Equal([new Chart("Trend", ChartKind.Line)], facts.Charts.Select(c => c with { Series = new Chart("", default).Series }));
    }

    [Fact]
    public async Task Links_to_other_workbooks_keep_the_number_that_formulas_use()
    {
        var facts = await FactsAsync(new WorkbookBuilder().Sheet("S", "")
            .Extras("<externalReferences><externalReference r:id='gone'/><externalReference r:id='e2'/></externalReferences>")
            .Link(Book, "e2", "externalLink", "externalLinks/externalLink1.xml")
            .Part("xl/externalLinks/externalLink1.xml", "<externalLink xmlns:r='u:r'><externalBook r:id='t'><sheetNames><sheetName val='Rates'/></sheetNames></externalBook></externalLink>")
            .Link("xl/externalLinks/externalLink1.xml", "t", "externalLinkPath", "file:///C:/plan%202024.xlsx", external: true));

        Assert.Equal([(1, null), (2, "file:///C:/plan%202024.xlsx")], facts.ExternalLinks.Select(l => (l.Index, l.Target)));
        Assert.Equal(["Rates"], facts.ExternalLinks[1].SheetNames);
    }

    [Fact]
    public async Task Properties_and_macros_are_told()
    {
        var facts = await FactsAsync(new WorkbookBuilder().Sheet("S", "").Link(Book, "v", "vbaProject", "vbaProject.bin")
            .Link("", "c", "metadata/core-properties", "docProps/core.xml").Link("", "a", "extended-properties", "docProps/app.xml")
            .Part("docProps/core.xml", "<cp:coreProperties xmlns:cp='u:cp' xmlns:dc='u:dc' xmlns:t='u:t'><dc:title>Plan</dc:title><dc:creator>Ann</dc:creator><cp:lastModifiedBy> Bo </cp:lastModifiedBy><t:created>2024-03-01T09:00:00Z</t:created><dc:subject/></cp:coreProperties>")
            .Part("docProps/app.xml", "<Properties><Application>Microsoft Excel</Application><TitlesOfParts><title>no</title></TitlesOfParts><Company>ACME</Company></Properties>"));

        Assert.True(facts.HasMacros);
        Assert.Equal(
            new DocumentProperties { Title = "Plan", Creator = "Ann", LastModifiedBy = "Bo", Created = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero), Application = "Microsoft Excel", Company = "ACME" },
            facts.Properties);
    }

    [Fact]
    public async Task A_plain_workbook_and_a_text_have_nothing_beside_their_cells()
    {
        foreach (var source in new[] { new WorkbookBuilder().Sheet("S", "").Build(), WorkbookSource.FromBytes("a.csv", "a,b\n1,2"u8.ToArray()) })
        {
            await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);
            var facts = await workbook.ReadFactsAsync(TestContext.Current.CancellationToken);

            Assert.Equal(0, facts.PivotTables.Count + facts.Charts.Count + facts.ChartSheets.Count + facts.ExternalLinks.Count + facts.UnreadParts.Count);
            Assert.False(facts.HasMacros);
            Assert.Equal(DocumentProperties.None, facts.Properties);
        }
    }

    [Fact]
    public async Task A_chart_that_a_drawing_shows_many_times_is_told_once()
    {
        var facts = await FactsAsync(WithCharts("<c:chart><c:plotArea><c:lineChart/></c:plotArea></c:chart>")
            .Part(Drawing, DrawingOf("<x:oneCellAnchor>{0}{0}</x:oneCellAnchor><x:oneCellAnchor>{0}</x:oneCellAnchor>", 1)));

        Assert.Single(facts.Charts);
    }

    [Fact]
    public async Task Links_that_go_round_in_a_circle_do_no_harm()
    {
        var facts = await FactsAsync(Drawn(new WorkbookBuilder().Sheet("S", ""), Sheet1, "chart", target: "../drawings/drawing1.xml").Link(Drawing, "d", "drawing", "drawing1.xml"));

        Assert.Empty(facts.Charts);
        Assert.Equal(Drawing, Assert.Single(facts.UnreadParts).Part);
    }

    private static WorkbookBuilder WithPivot(string cache) => new WorkbookBuilder().Sheet("S", "").Link(Sheet1, "p", "pivotTable", "../pivotTables/pivotTable1.xml").Link(Pivot, "c", "pivotCacheDefinition", "../pivotCache/c1.xml")
        .Part(Pivot, "<pivotTableDefinition name='PivotTable1' cacheId='1'><location ref='A3:B9'/><pivotFields><pivotField axis='axisRow'><items><item x='0'/></items></pivotField><pivotField axis='axisPage'><items><item x='1'/><item x='0'/><item t='default'/></items></pivotField><pivotField dataField='1'/></pivotFields>"
            + "<rowFields><field x='0'/><field x='99'/></rowFields><colFields><field x='-2'/></colFields><pageFields><pageField fld='1' item='0'/></pageFields><dataFields><dataField name='Sum of Revenue' fld='2'/><dataField name='Mean' fld='2' subtotal='average'/></dataFields></pivotTableDefinition>")
        .Part("xl/pivotCache/c1.xml", $"<pivotCacheDefinition>{cache}</pivotCacheDefinition>");

    private static WorkbookBuilder WithCharts(params string[] charts)
    {
        const string Anchor = "<x:twoCellAnchor><x:from><x:col>2</x:col><x:colOff>0</x:colOff><x:row>1</x:row></x:from><x:to><x:col>7</x:col><x:row>17</x:row></x:to>{0}</x:twoCellAnchor>";
        var builder = new WorkbookBuilder().Sheet("S", "").Link(Sheet1, "d", "drawing", "../drawings/drawing1.xml").Part(Drawing, DrawingOf(Anchor, charts.Length));
        for (var i = 1; i <= charts.Length; i++)
        {
            builder.Link(Drawing, $"c{i}", "chart", $"../charts/chart{i}.xml").Part($"xl/charts/chart{i}.xml", Chart(charts[i - 1]));
        }

        return builder;
    }

    private static WorkbookBuilder Drawn(WorkbookBuilder builder, string sheet, string type, string target = "../charts/chart1.xml") => builder
        .Link(sheet, "d", "drawing", "../drawings/drawing1.xml").Part(Drawing, DrawingOf("<x:oneCellAnchor>{0}</x:oneCellAnchor>", 1)).Link(Drawing, "c1", type, target);

    private static string DrawingOf(string anchor, int charts) => "<x:wsDr xmlns:x='u:x' xmlns:c='u:c' xmlns:r='u:r'>"
        + string.Concat(Enumerable.Range(1, charts).Select(i => anchor.Replace("{0}", $"<x:graphicFrame><x:graphic><x:graphicData><c:chart r:id='c{i}'/></x:graphicData></x:graphic></x:graphicFrame>", StringComparison.Ordinal))) + "</x:wsDr>";

    private static string Chart(string content) => $"<c:chartSpace xmlns:c='u:c' xmlns:a='u:a'>{content}</c:chartSpace>";

    private static async Task<WorkbookFacts> FactsAsync(WorkbookBuilder builder)
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(builder.Build(), TestContext.Current.CancellationToken);
        return await workbook.ReadFactsAsync(TestContext.Current.CancellationToken);
    }
}
