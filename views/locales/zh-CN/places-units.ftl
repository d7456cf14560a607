### 单位、类别和楼栋

# $code 单位代号；竖线隔开大家常用的叫法
units-words = { $code ->
    [fire_brigade] 消防队|消防大队|消防救援
    [housing] 房管所|房管局|住建
    [gas_company] 燃气|煤气|煤气公司
    [police] 公安|警察|民警|片警
    [special_squad] 特勤队|特警
    [power] 电力|电力公司|供电局|供电所
    [water] 水务|自来水|自来水公司
    [hospital] 卫生院|社区医院
    [property] 物业公司|物管
    [community_office] 社区办|居委会|居委
    [committee] 业主委员会
    [grid] 网格
    [volunteers] 志愿服务队|志愿者队
    [city_management] 城市管理
    [road_upkeep] 公路|养护
    [lawyers] 律师团|法律顾问
    [civil_affairs] 民政局
   *[municipal] 市政公司
}
